namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the ML configuration of a membership (API: <c>DeleteMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsMLConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteMLConfiguration")]
public sealed class RemoveCleanRoomsMLConfigurationCommand : CleanRoomsChangeCommand
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string MembershipIdentifier { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(MLConfigurations.Delete, "ML configuration of membership", MembershipIdentifier);
}
