using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>A JSON document given where the API has a structure: objects become dictionaries, which bind by member name.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether a text that is given for a structure or a list is meant to be JSON.</summary>
    public static bool IsDocument(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    public static object Parse(string text, string path, string parameter)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_options);
            return Plain(document.RootElement)!;
        }
        catch (JsonException exception)
        {
            throw Failures.InvalidParameter(
                parameter, null, $"is not valid JSON at {path}, line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }
        catch (Exception exception) when (IsOfSurrogates(exception))
        {
            throw Failures.InvalidParameter(parameter, null, $"is not valid JSON at {path}: it has {TextRule.LoneSurrogate}");
        }
    }

    /// <summary>The members of a document in the order of its text, or null when it is not a JSON object.</summary>
    public static IDictionary? MembersOrNull(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Plain(document.RootElement) as IDictionary;
        }
        catch (Exception exception) when (exception is JsonException || IsOfSurrogates(exception))
        {
            return null;
        }
    }

    /// <summary>Whether a document could not be read because of half of a surrogate pair: as it stands in the text, or as an escape.</summary>
    public static bool IsOfSurrogates(Exception exception) => exception is ArgumentException or InvalidOperationException;

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Structure(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static OrderedDictionary Structure(JsonElement element)
    {
        OrderedDictionary members = [];
        foreach (JsonProperty member in element.EnumerateObject()) members[member.Name] = Plain(member.Value);
        return members;
    }
}
