namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A resource policy, exactly as the request contained it.</summary>
internal sealed record AudienceModelPolicy(string Document)
{
    public string Hash { get; } = Derived.Hash(Document);
}
