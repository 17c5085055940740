using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A trained model: a base version, and one more for every incremental training that built on it.</summary>
internal sealed class TrainedModel(string arn, string membershipId, string collaborationId)
{
    public string Arn { get; } = arn;

    public string MembershipId { get; } = membershipId;

    public string CollaborationId { get; } = collaborationId;

    public ResourceStore<TrainedModelVersion> Versions { get; } = new();

    /// <summary>What a request means that names no version.</summary>
    public TrainedModelVersion Latest => Versions.List(_ => true, null, 1).Resources[0];

    public void Add(TrainedModelVersion version) => Versions.TryAdd(version.Identifier ?? "", version);

    /// <summary>Finds a version; null is the base version, which has no identifier.</summary>
    public TrainedModelVersion Require(string? identifier) => Versions.Find(identifier ?? "")
        ?? throw CleanRoomsErrors.NotFound($"The trained model '{Arn}' has no version '{identifier}'.");

    /// <summary>Finds a version; null is the latest.</summary>
    public TrainedModelVersion RequireOrLatest(string? identifier) => identifier is null ? Latest : Require(identifier);
}
