using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Cancels an inference job (API: <c>CancelTrainedModelInferenceJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "CleanRoomsTrainedModelInferenceJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("CancelTrainedModelInferenceJob")]
public sealed class StopCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsMembershipChangeCommand
{
    /// <summary>The ARN of the job.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Form = ParameterForm.Identity)]
    public string TrainedModelInferenceJobArn { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(TrainedModelInferenceJobs.Cancel, "inference job", "Cancel", TrainedModelInferenceJobArn);
}
