using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the data of an ML input channel, which cannot be used any more then (API: <c>DeleteMLInputChannelData</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsMLInputChannelData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteMLInputChannelData")]
public sealed class RemoveCleanRoomsMLInputChannelDataCommand : CleanRoomsMembershipChangeCommand
{
    /// <summary>The ARN of the channel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Form = ParameterForm.Identity)]
    public string MLInputChannelArn { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(MLInputChannels.DeleteData, "data of ML input channel", "Delete", MLInputChannelArn);
}
