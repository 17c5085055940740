using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Sessions;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Makes a connection to Clean Rooms ML in a Region, keeps it as the session's default and emits it.</summary>
[Cmdlet(VerbsCommunications.Connect, "CleanRoomsML")]
[OutputType(typeof(CleanRoomsMLConnection))]
public sealed class ConnectCleanRoomsMLCommand : ConnectCommand
{
    /// <summary>
    /// The service's address, for an interface endpoint or the emulator. By default the Region's own, or what
    /// <c>AWS_ENDPOINT_URL_CLEANROOMSML</c>, <c>AWS_ENDPOINT_URL</c> or the profile says.
    /// </summary>
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
