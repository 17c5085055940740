using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Cancels the training of a model (API: <c>CancelTrainedModel</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "CleanRoomsTrainedModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("CancelTrainedModel")]
public sealed class StopCleanRoomsTrainedModelCommand : CleanRoomsTrainedModelCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(TrainedModels.Cancel, "trained model", "Cancel", TrainedModelArn);
}
