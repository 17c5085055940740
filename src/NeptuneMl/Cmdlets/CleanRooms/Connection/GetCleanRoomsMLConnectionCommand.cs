namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the session's connections to Clean Rooms ML: the default one first, then the other named ones.</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLConnection", DefaultParameterSetName = "Name")]
[OutputType(typeof(CleanRoomsMLConnection))]
public sealed class GetCleanRoomsMLConnectionCommand : GetConnectionCommand<CleanRoomsMLConnection>;
