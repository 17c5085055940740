using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>
/// Reads inference jobs, as a member or as the collaboration sees them (API: <c>GetTrainedModelInferenceJob</c>,
/// <c>ListTrainedModelInferenceJobs</c>, <c>ListCollaborationTrainedModelInferenceJobs</c>).
/// </summary>
// No default parameter set: with the one that lists, the binder would list the membership of a table row that names a job too.
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModelInferenceJob")]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("GetTrainedModelInferenceJob", "ListTrainedModelInferenceJobs", "ListCollaborationTrainedModelInferenceJobs")]
public sealed class GetCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsReadCommand
{
    /// <summary>The membership to list. With the ARN of a job it is taken from there unless given.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Job", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to list. The API has no collaboration's view of one job.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of one job.</summary>
    [Parameter(ParameterSetName = "Job", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelInferenceJobArn { get; set; }

    /// <summary>From the pipeline: a job to read again, or a trained model whose jobs to list.</summary>
    // Not mandatory: the binder would look no further than a mandatory parameter that takes the object itself.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public CleanRoomsResource? InputObject { get; set; }

    /// <summary>Lists the jobs of one trained model only.</summary>
    [Parameter(ParameterSetName = "Piped")]
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>Lists the jobs of one version of it only.</summary>
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
                ReadAll(TrainedModelInferenceJobs.Resource.List!, model, ("membershipIdentifier", model.MembershipIdentifier), ("trainedModelArn", model.TrainedModelArn));
                break;
            case TrainedModel model:
                ReadAll(
                    TrainedModelInferenceJobs.Resource.ListShared!, model,
                    ("collaborationIdentifier", model.CollaborationIdentifier), ("trainedModelArn", model.TrainedModelArn));
                break;
            // The ARN of a model has its membership.
            case null when TrainedModelArn is not null && TrainedModelInferenceJobArn is null && MembershipIdentifier is null && CollaborationIdentifier is null:
                ReadAll(TrainedModelInferenceJobs.Resource.List!, TrainedModelArn, ("membershipIdentifier", Arns.MembershipOf(TrainedModelArn)));
                break;
            default: Read(TrainedModelInferenceJobs.Resource, TrainedModelInferenceJobArn, MembershipIdentifier, CollaborationIdentifier); break;
        }
    }
}
