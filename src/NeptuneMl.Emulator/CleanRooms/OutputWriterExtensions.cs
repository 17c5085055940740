namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Extensions that write response members in the format of Clean Rooms ML.</summary>
internal static class OutputWriterExtensions
{
    public static void WriteTime(this Utf8JsonWriter output, string member, DateTimeOffset time) =>
        output.WriteString(member, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public static void WriteOptional(this Utf8JsonWriter output, string member, string? text)
    {
        if (text is not null)
            output.WriteString(member, text);
    }

    /// <summary>Writes those members of a structure that the resource has.</summary>
    public static void WriteTo(this IStored resource, Utf8JsonWriter output, Shape structure, DateTimeOffset now)
    {
        foreach (Member member in structure.Members)
            resource.WriteMember(output, member.WireName, now);
    }

    /// <summary>Writes those of the given members that the request contains.</summary>
    public static void WriteMembersOf(this Utf8JsonWriter output, JsonElement request, params ReadOnlySpan<string> members)
    {
        foreach (string member in members)
        {
            if (request.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                output.WritePropertyName(member);
                value.WriteTo(output);
            }
        }
    }
}
