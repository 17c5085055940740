namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the ML configuration of a membership (API: <c>GetMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLConfiguration")]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("GetMLConfiguration")]
public sealed class GetCleanRoomsMLConfigurationCommand : CleanRoomsReadCommand
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() =>
        ReadOne(MLConfigurations.Get, MembershipIdentifier ?? Session.Connection.MembershipIdentifier ?? "");
}
