namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets trained model inference jobs of a membership or a collaboration (API: <c>GetTrainedModelInferenceJob</c>,
/// <c>ListTrainedModelInferenceJobs</c>, <c>ListCollaborationTrainedModelInferenceJobs</c>).</summary>
// No default parameter set: with List as default, a row that has both an ARN and a membership would bind to List.
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModelInferenceJob")]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("GetTrainedModelInferenceJob", "ListTrainedModelInferenceJobs", "ListCollaborationTrainedModelInferenceJobs")]
public sealed class GetCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose jobs to list, a lowercase UUID. With the ARN of a job, it defaults to the membership in the
    /// ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Job", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose jobs to list, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the job to get.</summary>
    [Parameter(ParameterSetName = "Job", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelInferenceJobArn { get; set; }

    /// <summary>From the pipeline: an inference job to read again, or a trained model whose jobs to list, in the view that it came from. A
    /// job from the collaboration view is found in the list, which has fewer properties.</summary>
    // Not mandatory: with a mandatory parameter that binds by value, the binder would not bind by property name.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public CleanRoomsResource? InputObject { get; set; }

    /// <summary>Lists only the jobs of this trained model.</summary>
    [Parameter(ParameterSetName = "Piped")]
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>Lists only the jobs of this version of the model, a UUID. Default: every version.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Piped")]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (InputObject)
        {
            case TrainedModelInferenceJob known: ReadAgain(TrainedModelInferenceJobs.Resource, known); break;
            case TrainedModel { CreatorAccountId: null } model:
                ReadAll(
                    TrainedModelInferenceJobs.Resource.List!,
                    model,
                    ("membershipIdentifier", model.MembershipIdentifier),
                    ("trainedModelArn", model.TrainedModelArn));
                break;
            case TrainedModel model:
                ReadAll(
                    TrainedModelInferenceJobs.Resource.ListShared!, model,
                    ("collaborationIdentifier", model.CollaborationIdentifier), ("trainedModelArn", model.TrainedModelArn));
                break;
            // The membership defaults to the one in the ARN of the model.
            case null when TrainedModelArn is not null && TrainedModelInferenceJobArn is null && MembershipIdentifier is null
                && CollaborationIdentifier is null:
                ReadAll(
                    TrainedModelInferenceJobs.Resource.List!,
                    TrainedModelArn,
                    ("membershipIdentifier", Arns.MembershipOf(TrainedModelArn)));
                break;
            default:
                Read(
                TrainedModelInferenceJobs.Resource,
                TrainedModelInferenceJobArn,
                MembershipIdentifier,
                CollaborationIdentifier); break;
        }
    }
}
