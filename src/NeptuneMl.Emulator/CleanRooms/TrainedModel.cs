namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A trained model: its first version, and one more version for each incremental training.</summary>
internal sealed class TrainedModel : IStored
{
    public TrainedModel(TrainedModelVersion baseVersion)
    {
        Identity = baseVersion.Identity;
        Name = baseVersion.Name;
        Add(baseVersion);
    }

    public Identity Identity { get; }

    public string Name { get; }

    /// <summary>Always false: the API deletes the output of a model, never the model.</summary>
    public bool IsDeleted => false;

    public ResourceStore<TrainedModelVersion> Versions { get; } = new();

    /// <summary>The latest version, which a request without a version refers to.</summary>
    public TrainedModelVersion Latest => Versions.List(_ => true, null, 1).Resources[0];

    public void Add(TrainedModelVersion version) => Versions.TryAdd(version.Identifier ?? "", version);

    /// <summary>Finds a version; null is the first version, which has no identifier.</summary>
    public TrainedModelVersion Require(string? identifier) => Versions.Find(identifier ?? "")
        ?? throw CleanRoomsErrors.NotFound($"The {Identity} has no version '{identifier}'.");

    /// <summary>Finds a version; null is the latest version.</summary>
    public TrainedModelVersion RequireOrLatest(string? identifier) => identifier is null ? Latest : Require(identifier);

    public void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now) => Latest.WriteMember(output, member, now);
}
