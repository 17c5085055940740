using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the association of a configured model algorithm with a collaboration (API:
/// <c>DeleteConfiguredModelAlgorithmAssociation</c>).</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "CleanRoomsConfiguredModelAlgorithmAssociation",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation("DeleteConfiguredModelAlgorithmAssociation")]
public sealed class RemoveCleanRoomsConfiguredModelAlgorithmAssociationCommand
    : CleanRoomsRemoveCommand<ConfiguredModelAlgorithmAssociation>
{
    /// <summary>The ARN of the configured model algorithm association.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredModelAlgorithmAssociationArn { get; set; } = "";

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() =>
        Remove(ConfiguredModelAlgorithmAssociations.Resource, ConfiguredModelAlgorithmAssociationArn, WaitGoal.Deletion);
}
