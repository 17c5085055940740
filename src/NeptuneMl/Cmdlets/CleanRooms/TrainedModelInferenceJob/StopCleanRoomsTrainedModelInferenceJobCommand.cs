using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Cancels a trained model inference job (API: <c>CancelTrainedModelInferenceJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "CleanRoomsTrainedModelInferenceJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("CancelTrainedModelInferenceJob")]
public sealed class StopCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsRemoveCommand<TrainedModelInferenceJob>
{
    /// <summary>The ARN of the trained model inference job.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string TrainedModelInferenceJobArn { get; set; } = "";

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() => Remove(TrainedModelInferenceJobs.Resource, TrainedModelInferenceJobArn, WaitGoal.Stop);
}
