using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>An algorithm that a member lets a collaboration use.</summary>
internal sealed class Association(Identity identity, JsonElement request, Lifecycle lifecycle, StoredResource algorithm)
    : StoredResource(identity, request, lifecycle)
{
    public StoredResource Algorithm { get; } = algorithm;
}
