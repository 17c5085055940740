namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Closes connections to Clean Rooms ML.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CleanRoomsML")]
[OutputType(typeof(void))]
public sealed class DisconnectCleanRoomsMLCommand : DisconnectCommand<CleanRoomsMLConnection>
{
    private protected override CleanRoomsMLConnection? Default
    {
        get => SessionDefaults.Current.CleanRoomsML;
        set => SessionDefaults.Current.CleanRoomsML = value;
    }
}
