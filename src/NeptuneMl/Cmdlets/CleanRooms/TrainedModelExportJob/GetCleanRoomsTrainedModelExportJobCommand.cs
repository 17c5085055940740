namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the export jobs of a trained model (API: <c>ListCollaborationTrainedModelExportJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModelExportJob", DefaultParameterSetName = "Model")]
[OutputType(typeof(TrainedModelExportJob))]
[ApiOperation("ListCollaborationTrainedModelExportJobs")]
[AdditionalOperation("GetTrainedModel", Unless = nameof(CollaborationIdentifier))]
public sealed class GetCleanRoomsTrainedModelExportJobCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the trained model whose exports to list.</summary>
    [Parameter(ParameterSetName = "Model", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>The collaboration of the model, a lowercase UUID. Default: the collaboration of the model, which is read first if only its
    /// ARN is given.</summary>
    [Parameter(ParameterSetName = "Model", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>Lists only the exports of this version of the model, a UUID. Default: every version.</summary>
    [Parameter(ParameterSetName = "Model", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Piped")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>From the pipeline: a trained model whose exports to list, or an export job to read again.</summary>
    // Not mandatory: with a mandatory parameter that binds by value, the binder would not bind by property name.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public CleanRoomsResource? InputObject { get; set; }

    private protected override void Process()
    {
        switch (InputObject)
        {
            case TrainedModelExportJob known: ReadAgain(TrainedModelExportJobs.Resource, known); break;
            case TrainedModel model: List(model, model.TrainedModelArn, model.CollaborationIdentifier, model.MembershipIdentifier); break;
            default: List(TrainedModelArn, TrainedModelArn, null, Arns.MembershipOf(TrainedModelArn)); break;
        }
    }

    private void List(object? target, string? arn, string? collaboration, string? membership)
    {
        (CleanRoomsSession session, ApiInput input) = (
            Session, Input(null, ("trainedModelArn", arn), ("collaborationIdentifier", collaboration)));
        Calls.List(target, session, context => TrainedModelExportJobs.ListAsync(context, input, membership));
    }
}
