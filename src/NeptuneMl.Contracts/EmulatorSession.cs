using NeptuneMl.CleanRooms;

namespace NeptuneMl;

/// <summary>A running emulator of both services, started by <c>Start-NeptuneMLEmulator</c>.</summary>
public sealed class EmulatorSession
{
    /// <summary>The address that it listens on; always of the loopback interface.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>How long a job takes on it.</summary>
    public required TimeSpan JobDuration { get; init; }

    /// <summary>The connection to its Neptune side.</summary>
    public required NeptuneMLConnection NeptuneMLConnection { get; init; }

    /// <summary>The connection to its Clean Rooms ML side.</summary>
    public required CleanRoomsMLConnection CleanRoomsMLConnection { get; init; }

    /// <summary>The server itself; of a type that scripts cannot name.</summary>
    internal IAsyncDisposable? Server { get; init; }

    /// <summary>The address.</summary>
    /// <returns>A short text for lists.</returns>
    // As of a connection: copies may have none.
    public override string ToString() => $"{BaseAddress}";
}
