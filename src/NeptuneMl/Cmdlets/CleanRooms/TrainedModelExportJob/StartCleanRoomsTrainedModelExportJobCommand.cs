namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Exports the artifacts of a trained model to a member of the collaboration (API: <c>StartTrainedModelExportJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsTrainedModelExportJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModelExportJob))]
[ApiOperation("StartTrainedModelExportJob")]
[AdditionalOperation("GetTrainedModel", Unless = nameof(CollaborationIdentifier))]
public sealed class StartCleanRoomsTrainedModelExportJobCommand : CleanRoomsStartCommand<TrainedModelExportJob>
{
    /// <summary>The ARN of the trained model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model to export, a UUID. If you pipe a model, its version is used. Default: chosen by the
    /// service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>The membership of the job, a lowercase UUID. Default: the membership in the ARN of the model.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration of the model, a lowercase UUID, in whose list the job is identified. It is not part of the request.
    /// Default: the collaboration of the model, which is read first if only its ARN is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters, not only spaces. Several jobs can have the same name.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Structures, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The account id of the member that receives the artifacts: 12 digits. The API accepts exactly one. A hashtable with
    /// <c>AccountId</c> is also accepted.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("outputConfiguration.members", Format = ParameterFormat.Receivers)]
    public string[]? OutputMemberAccountId { get; set; }

    /// <summary>The complete output configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-OutputMemberAccountId</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("outputConfiguration")]
    public object? OutputConfiguration { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainedModel>(
        "trainedModelArn", model => model.TrainedModelArn, model => [("trainedModelVersionIdentifier", model
            .VersionIdentifier), ("membershipIdentifier", model.MembershipIdentifier)]);

    private protected override Resource<TrainedModelExportJob> Resource => TrainedModelExportJobs.Resource;

    internal override void AddImplied(ApiInput input) =>
        input.Default("membershipIdentifier", Arns.MembershipOf(input.Find("trainedModelArn") as string));

    private protected override Change<TrainedModelExportJob> Prepare(CleanRoomsSession session, ApiInput input)
    {
        AddImplied(input);
        return TrainedModelExportJobs.PrepareStart(
            session, WithMembership(session, input), Record.ArgumentOrColumn(nameof(CollaborationIdentifier), CollaborationIdentifier));
    }
}
