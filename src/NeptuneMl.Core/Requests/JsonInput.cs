using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Parses JSON documents specified for structures of the API. JSON objects become dictionaries, which bind by member
/// name.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions s_options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether a string specified for a structure or a list is a JSON object or array.</summary>
    public static bool IsDocument(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    public static object Parse(string text, string path, string parameter)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_options);
            return ToObject(document.RootElement)!;
        }
        catch (JsonException exception)
        {
            throw Failures.InvalidParameter(
                parameter, null, $"is not valid JSON at {path}, line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }
        catch (Exception exception) when (IsLoneSurrogate(exception))
        {
            throw Failures.InvalidParameter(parameter, null, $"is not valid JSON at {path}: it has {TextRule.LoneSurrogate}");
        }
    }

    /// <summary>The members of a JSON object in document order, or null when the text is not a JSON object.</summary>
    public static IDictionary? MembersOrNull(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return ToObject(document.RootElement) as IDictionary;
        }
        catch (Exception exception) when (exception is JsonException || IsLoneSurrogate(exception))
        {
            return null;
        }
    }

    /// <summary>Whether parsing failed because of a lone surrogate: System.Text.Json throws ArgumentException for one in the text, and
    /// InvalidOperationException for an escaped one.</summary>
    public static bool IsLoneSurrogate(Exception exception) => exception is ArgumentException or InvalidOperationException;

    private static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToDictionary(element),
        JsonValueKind.Array => element.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static OrderedDictionary ToDictionary(JsonElement element)
    {
        OrderedDictionary members = [];
        foreach (JsonProperty member in element.EnumerateObject()) members[member.Name] = ToObject(member.Value);
        return members;
    }
}
