namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets trained models of a membership or a collaboration (API: <c>GetTrainedModel</c>, <c>ListTrainedModels</c>,
/// <c>ListTrainedModelVersions</c>, <c>GetCollaborationTrainedModel</c>, <c>ListCollaborationTrainedModels</c>).</summary>
// One parameter set for the membership, the ARN and the pipeline: the binder binds pipeline input in the default set, if it can.
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModel", DefaultParameterSetName = "Membership")]
[OutputType(typeof(TrainedModel))]
[ApiOperation(
    "GetTrainedModel",
    "ListTrainedModels",
    "ListTrainedModelVersions",
    "GetCollaborationTrainedModel",
    "ListCollaborationTrainedModels")]
public sealed class GetCleanRoomsTrainedModelCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose models to list, a lowercase UUID. With an ARN, it defaults to the membership in the ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Versions", Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the trained model to get.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Versions", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model to get, a UUID. Default: the latest version.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? VersionIdentifier { get; set; }

    /// <summary>Lists every version of the model, including the base version. Only the member view has versions.</summary>
    [Parameter(ParameterSetName = "Versions", Mandatory = true)]
    public SwitchParameter AllVersions { get; set; }

    /// <summary>Lists only the versions with this status, for example ACTIVE or CREATE_FAILED. Tab completion offers the known statuses.
    /// Default: every status.</summary>
    [Parameter(ParameterSetName = "Versions")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? Status { get; set; }

    /// <summary>A trained model from the pipeline, which is read again in the view that it came from.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TrainedModel? InputObject { get; set; }

    private protected override void Process()
    {
        if (AllVersions) ReadAll(TrainedModels.ListVersions, TrainedModelArn);
        else if (InputObject is { } known && !Record.IsArgument(nameof(VersionIdentifier))) ReadAgain(TrainedModels.Resource, known);
        else if (InputObject is { } model) ReadVersion(model);
        else Read(TrainedModels.Resource, TrainedModelArn, MembershipIdentifier, CollaborationIdentifier);
    }

    // Through the membership or the collaboration that the model was read from.
    private void ReadVersion(TrainedModel model)
    {
        (string Member, object? Value) owner = model.CreatorAccountId is null
            ? ("membershipIdentifier", model.MembershipIdentifier)
            : ("collaborationIdentifier", model.CollaborationIdentifier);
        ReadOne(
            (model.CreatorAccountId is null ? TrainedModels.Resource.Get : TrainedModels.Resource.GetShared)!,
            model.TrainedModelArn,
            ("trainedModelArn", model.TrainedModelArn),
            owner);
    }
}
