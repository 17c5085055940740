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
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        CleanRoomsMLConnection connection = Open(() => CleanRoomsSession.Open(Options(EndpointUrl)));
        if (!NoDefault) SessionDefaults.Current.CleanRoomsML = connection;
        WriteObject(connection);
    }
}
