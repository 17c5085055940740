using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the data of an ML input channel (API: <c>DeleteMLInputChannelData</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsMLInputChannelData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MLInputChannel))]
[ApiOperation("DeleteMLInputChannelData")]
public sealed class RemoveCleanRoomsMLInputChannelDataCommand : CleanRoomsRemoveCommand<MLInputChannel>
{
    /// <summary>The ARN of the ML input channel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string MLInputChannelArn { get; set; } = "";

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() => Remove(
        MLInputChannels.DeleteData, MLInputChannels.Resource.Get!, "data of ML input channel", MLInputChannelArn, WaitGoal.ContentDeletion);
}
