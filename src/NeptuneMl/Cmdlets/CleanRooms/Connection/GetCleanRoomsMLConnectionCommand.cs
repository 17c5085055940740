namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the session's default connection to Clean Rooms ML.</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLConnection")]
[OutputType(typeof(CleanRoomsMLConnection))]
public sealed class GetCleanRoomsMLConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SessionDefaults.Current.CleanRoomsML is { } connection) WriteObject(connection);
    }
}
