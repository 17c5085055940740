namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Connects the session to AWS Clean Rooms ML in a Region.</summary>
[Cmdlet(VerbsCommunications.Connect, "CleanRoomsML")]
[OutputType(typeof(CleanRoomsMLConnection))]
public sealed class ConnectCleanRoomsMLCommand : ConnectCommand
{
    /// <summary>The address of the service as host or URL, for an interface endpoint or an emulator. The scheme is https unless the URL has
    /// another. Default: AWS_ENDPOINT_URL_CLEANROOMSML, AWS_ENDPOINT_URL, the endpoint_url of the profile, or the Region's own
    /// address.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? EndpointUrl { get; set; }

    /// <summary>The membership of calls that specify none: a lowercase UUID.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    public string? MembershipIdentifier { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Open(() => CleanRoomsSession.Open(Options(EndpointUrl) with { MembershipIdentifier = CheckedMembership() }));

    private string? CheckedMembership() => MembershipIdentifier is null || Arns.IsMembership(MembershipIdentifier)
        ? MembershipIdentifier
        : throw Failures.InvalidParameter(
            nameof(MembershipIdentifier), MembershipIdentifier, "must be a lowercase UUID, such as 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10");
}
