namespace NeptuneMl.CleanRooms;

/// <summary>A connection to AWS Clean Rooms ML in one Region, returned by <c>Connect-CleanRoomsML</c>.</summary>
public sealed class CleanRoomsMLConnection : ServiceConnection
{
    /// <summary>The membership of requests that specify none, from <c>-MembershipIdentifier</c> of <c>Connect-CleanRoomsML</c>, or
    /// null.</summary>
    public string? MembershipIdentifier { get; init; }

    internal override string Place => Region ?? EndpointUrl.Authority;

    /// <summary>The Region in messages, with the name of the connection: <c>us-east-1 (main)</c>.</summary>
    internal string Label => Name is null ? Place : $"{Place} ({Name})";
}
