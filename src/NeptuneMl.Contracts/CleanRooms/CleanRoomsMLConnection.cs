namespace NeptuneMl.CleanRooms;

/// <summary>A connection to AWS Clean Rooms ML in one Region, returned by <c>Connect-CleanRoomsML</c>.</summary>
public sealed class CleanRoomsMLConnection : ServiceConnection;
