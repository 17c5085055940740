using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>A JSON object that the API takes as text, such as a policy.</summary>
internal static class JsonText
{
    // It is text within text: what the default encoder escapes for browsers would only count against the limit on its length.
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseOthers } },
    };

    /// <summary>
    /// The text of a document that is given as text, as the lines of a file, or as dictionaries and lists; text stays as it is,
    /// and members keep their order.
    /// </summary>
    public static object Of(string parameter, object value)
    {
        string text = value switch
        {
            string given => given,
            IList lines when lines.Cast<object?>().All(line => line is string) => string.Join('\n', lines.Cast<string>()),
            _ => Written(parameter, value),
        };
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(text);
        }
        catch (JsonException exception)
        {
            throw Failures.InvalidParameter(
                parameter, text, $"is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}; give the document itself, not its path");
        }
        catch (Exception exception) when (JsonInput.IsOfSurrogates(exception))
        {
            throw Failures.InvalidParameter(parameter, null, $"must not have {TextRule.LoneSurrogate}");
        }

        return document is JsonObject ? text : throw Failures.InvalidParameter(parameter, text, "must be a JSON object");
    }

    /// <summary>Whether two texts are the same document, however they are laid out.</summary>
    public static bool SaySame(string? one, string other)
    {
        try
        {
            return one is not null && (one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other)));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, a name that comes twice, or an escape that is no character.
            return false;
        }
    }

    // Only dictionaries, lists and plain values are meant. Of anything else, such as a file, the serializer would read every
    // property that there is.
    private static void RefuseOthers(JsonTypeInfo type)
    {
        bool isPlain = type.Type == typeof(object) || type.Kind is JsonTypeInfoKind.None or JsonTypeInfoKind.Dictionary || typeof(IList).IsAssignableFrom(type.Type);
        if (!isPlain) throw new NotSupportedException($"a {type.Type.FullName} is neither a dictionary nor a list nor a plain value");
    }

    private static string Written(string parameter, object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, s_options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw Failures.InvalidParameter(parameter, null, $"cannot be written as JSON: {exception.Message}");
        }
    }
}
