using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Ends the use of an algorithm in a collaboration (API: <c>DeleteConfiguredModelAlgorithmAssociation</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsConfiguredModelAlgorithmAssociation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteConfiguredModelAlgorithmAssociation")]
public sealed class RemoveCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsMembershipChangeCommand
{
    /// <summary>The ARN of the association.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Form = ParameterForm.Identity)]
    public string ConfiguredModelAlgorithmAssociationArn { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(
        ConfiguredModelAlgorithmAssociations.Delete, "configured model algorithm association", "Delete", ConfiguredModelAlgorithmAssociationArn);
}
