namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A resource that a <see cref="Collection{T}"/> stores, finds and lists.</summary>
internal interface IStored
{
    Identity Identity { get; }

    string Name { get; }

    /// <summary>Whether the resource has been deleted.</summary>
    bool IsDeleted { get; }

    /// <summary>Writes a member of a response, if the resource has the member at that time.</summary>
    void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now);
}
