namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Closes connections to Clean Rooms ML.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CleanRoomsML")]
[OutputType(typeof(void))]
public sealed class DisconnectCleanRoomsMLCommand : DisconnectCommand<CleanRoomsMLConnection>
{
    /// <summary>The connections to close, or their names, also with wildcards. By default the session's default connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ValidateNotNull]
    [SupportsWildcards]
    [ConnectionTransformation<CleanRoomsMLConnection>(AllowsNone = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public CleanRoomsMLConnection[] Connection { get; set; } = [];

    private protected override CleanRoomsMLConnection[] Connections => Connection;
}
