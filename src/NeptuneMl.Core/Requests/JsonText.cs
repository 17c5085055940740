using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>JSON documents that the API takes as a string, such as a resource policy.</summary>
internal static class JsonText
{
    // The default encoder escapes characters for HTML, which would count against the maximum length of the document.
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RejectOtherTypes } },
    };

    /// <summary>Serializes and validates a document specified as text, as the lines of a file, or as dictionaries and lists. Text is not
    /// changed, and members keep their order.</summary>
    public static object Of(string parameter, object value)
    {
        string text = value switch
        {
            string json => json,
            IList lines when lines.Cast<object?>().All(line => line is string) => string.Join('\n', lines.Cast<string>()),
            _ => Serialize(parameter, value),
        };
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(text);
        }
        catch (JsonException exception)
        {
            throw Failures.InvalidParameter(
                parameter, text,
                $"is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}; "
                + "specify the document itself, not its path");
        }
        catch (Exception exception) when (JsonInput.IsLoneSurrogate(exception))
        {
            throw Failures.InvalidParameter(parameter, null, $"must not have {TextRule.LoneSurrogate}");
        }

        return document is JsonObject ? text : throw Failures.InvalidParameter(parameter, text, "must be a JSON object");
    }

    /// <summary>Whether two JSON texts are equal apart from formatting and member order.</summary>
    public static bool DeepEquals(string? one, string other)
    {
        try
        {
            return one is not null && (one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other)));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not JSON, a duplicate member name, or an invalid escape sequence.
            return false;
        }
    }

    // Accepts dictionaries, lists and simple values. The serializer would write every property of any other object, such as a FileInfo.
    private static void RejectOtherTypes(JsonTypeInfo type)
    {
        bool isSupported = type.Type == typeof(object) || type.Kind is JsonTypeInfoKind.None or JsonTypeInfoKind.Dictionary
            || typeof(IList).IsAssignableFrom(type.Type);
        if (!isSupported) throw new NotSupportedException($"a {type.Type.FullName} is neither a dictionary nor a list nor a simple value");
    }

    private static string Serialize(string parameter, object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, s_options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw Failures.InvalidParameter(parameter, null, $"cannot be serialized to JSON: {exception.Message}");
        }
    }
}
