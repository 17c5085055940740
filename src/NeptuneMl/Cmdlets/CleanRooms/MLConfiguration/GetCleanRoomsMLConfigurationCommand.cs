namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the ML configuration of a membership (API: <c>GetMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLConfiguration")]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("GetMLConfiguration")]
public sealed class GetCleanRoomsMLConfigurationCommand : CleanRoomsReadCommand
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string MembershipIdentifier { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => ReadOne(MLConfigurations.Get, MembershipIdentifier);
}
