using System.Globalization;
using System.Text.Json;
using NeptuneMl.Emulator.Api;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>How answers of this service are written.</summary>
internal static class OutputWriting
{
    public static void WriteTime(this Utf8JsonWriter output, string member, DateTimeOffset time) =>
        output.WriteString(member, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public static void WriteOptional(this Utf8JsonWriter output, string member, string? text)
    {
        if (text is not null)
            output.WriteString(member, text);
    }

    /// <summary>Writes what a resource has of a structure.</summary>
    public static void WriteTo(this IStored resource, Utf8JsonWriter output, Shape structure, DateTimeOffset now)
    {
        foreach (Member member in structure.Members)
            resource.WriteMember(output, member.WireName, now);
    }

    /// <summary>Repeats members of the request, as far as they were set.</summary>
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
