using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>What a collection keeps, finds and lists.</summary>
internal interface IStored
{
    Identity Identity { get; }

    string Name { get; }

    /// <summary>Whether it has been deleted for good.</summary>
    bool IsGone { get; }

    /// <summary>Writes a member of an answer, if it has it at that moment.</summary>
    void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now);
}
