using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the output of a trained model, which cannot be used any more then (API: <c>DeleteTrainedModelOutput</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsTrainedModelOutput", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteTrainedModelOutput")]
public sealed class RemoveCleanRoomsTrainedModelOutputCommand : CleanRoomsTrainedModelCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(TrainedModels.DeleteOutput, "output of trained model", "Delete", TrainedModelArn);
}
