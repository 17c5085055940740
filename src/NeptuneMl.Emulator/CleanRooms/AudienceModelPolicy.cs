namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A resource policy, as it was given.</summary>
internal sealed record AudienceModelPolicy(string Document)
{
    public string Hash { get; } = Derived.Hash(Document);
}
