namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets trained model inference jobs of a membership or a collaboration (API: <c>GetTrainedModelInferenceJob</c>,
/// <c>ListTrainedModelInferenceJobs</c>, <c>ListCollaborationTrainedModelInferenceJobs</c>).</summary>
// One parameter set for the membership, the ARN and the pipeline: the binder binds pipeline input in the default set, if it can.
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModelInferenceJob", DefaultParameterSetName = "Membership")]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("GetTrainedModelInferenceJob", "ListTrainedModelInferenceJobs", "ListCollaborationTrainedModelInferenceJobs")]
public sealed class GetCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose jobs to list, a lowercase UUID. With the ARN of a job, it defaults to the membership in the
    /// ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose jobs to list, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the job to get.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelInferenceJobArn { get; set; }

    /// <summary>From the pipeline: an inference job to read again, or a trained model whose jobs to list, in the view that it came from. A
    /// job from the collaboration view is found in the list, which has fewer properties.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public CleanRoomsResource? InputObject { get; set; }

    /// <summary>Lists only the jobs of this trained model.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>Lists only the jobs of this version of the model, a UUID. Default: every version.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    private protected override void Process()
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
