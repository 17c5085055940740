namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The association of a configured model algorithm with a collaboration.</summary>
internal sealed class Association(Identity identity, JsonElement request, Lifecycle lifecycle, StoredResource algorithm)
    : StoredResource(identity, request, lifecycle)
{
    public StoredResource Algorithm { get; } = algorithm;
}
