using System.Text.Json;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A trained model: a base version, and one more for every incremental training that built on it.</summary>
internal sealed class TrainedModel : IStored
{
    public TrainedModel(TrainedModelVersion basis)
    {
        Identity = basis.Identity;
        Name = basis.Name;
        Add(basis);
    }

    public Identity Identity { get; }

    public string Name { get; }

    /// <summary>Its output can be deleted; the model itself stays on record.</summary>
    public bool IsGone => false;

    public ResourceStore<TrainedModelVersion> Versions { get; } = new();

    /// <summary>What a request means that names no version.</summary>
    public TrainedModelVersion Latest => Versions.List(_ => true, null, 1).Resources[0];

    public void Add(TrainedModelVersion version) => Versions.TryAdd(version.Identifier ?? "", version);

    /// <summary>Finds a version; null is the base version, which has no identifier.</summary>
    public TrainedModelVersion Require(string? identifier) => Versions.Find(identifier ?? "")
        ?? throw CleanRoomsErrors.NotFound($"The {Identity} has no version '{identifier}'.");

    /// <summary>Finds a version; null is the latest.</summary>
    public TrainedModelVersion RequireOrLatest(string? identifier) => identifier is null ? Latest : Require(identifier);

    public void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now) => Latest.WriteMember(output, member, now);
}
