using System.Collections.Immutable;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The tags of one resource.</summary>
internal sealed class TagSet
{
    private const int Limit = 50;

    private ImmutableSortedDictionary<string, string> _tags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public void Add(IEnumerable<KeyValuePair<string, string>> tags) => ImmutableInterlocked.Update(
        ref _tags,
        static (present, added) =>
        {
            ImmutableSortedDictionary<string, string> all = present.SetItems(added);
            return all.Count <= Limit
                ? all
                : throw CleanRoomsErrors.Validation($"tags: the resource would have {all.Count} tags, allowed are {Limit} or less.");
        },
        tags);

    /// <summary>Adds the tags of a request, if it has any.</summary>
    public void AddFrom(JsonElement request)
    {
        if (request.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Object)
            Add([.. tags.EnumerateObject().Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!))]);
    }

    public void Add(TagSet tags) => Add(tags._tags);

    public void Remove(IEnumerable<string> keys) =>
        ImmutableInterlocked.Update(ref _tags, static (present, removed) => present.RemoveRange(removed), keys);

    /// <summary>Writes the tags, if there are any.</summary>
    public void Write(Utf8JsonWriter output, string member)
    {
        if (!_tags.IsEmpty)
            WriteAll(output, member);
    }

    public void WriteAll(Utf8JsonWriter output, string member)
    {
        output.WriteStartObject(member);
        foreach ((string key, string value) in _tags)
            output.WriteString(key, value);
        output.WriteEndObject();
    }
}
