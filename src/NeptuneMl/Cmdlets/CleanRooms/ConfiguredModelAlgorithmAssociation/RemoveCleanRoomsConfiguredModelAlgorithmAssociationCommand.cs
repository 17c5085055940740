namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the association of a configured model algorithm with a collaboration (API:
/// <c>DeleteConfiguredModelAlgorithmAssociation</c>).</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "CleanRoomsConfiguredModelAlgorithmAssociation",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteConfiguredModelAlgorithmAssociation")]
public sealed class RemoveCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the configured model algorithm association.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredModelAlgorithmAssociationArn { get; set; } = "";

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Change(ConfiguredModelAlgorithmAssociations.Resource, ConfiguredModelAlgorithmAssociationArn);
}
