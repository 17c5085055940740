using NeptuneMl.CleanRooms;

namespace NeptuneMl;

/// <summary>A running emulator of both services, started by <c>Start-NeptuneMLEmulator</c>.</summary>
public sealed class EmulatorSession
{
    /// <summary>The base address, always on the loopback interface.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The seconds that a job takes to complete.</summary>
    public required double JobSeconds { get; init; }

    /// <summary>The connection for the Neptune ML cmdlets.</summary>
    public required NeptuneMLConnection NeptuneMLConnection { get; init; }

    /// <summary>The connection for the Clean Rooms ML cmdlets.</summary>
    public required CleanRoomsMLConnection CleanRoomsMLConnection { get; init; }

    /// <summary>The server; its type is not visible to scripts.</summary>
    internal IAsyncDisposable? Server { get; init; }

    /// <summary>Returns the base address.</summary>
    /// <returns>A short text for lists.</returns>
    // PowerShell deserialization creates copies that may have no address.
    public override string ToString() => $"{BaseAddress}";
}
