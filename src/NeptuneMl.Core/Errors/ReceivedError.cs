using System.Net.Http.Headers;
using System.Text.Json;

namespace NeptuneMl.Core.Errors;

/// <summary>An error as a service wrote it. Whatever is not there, or is not text, is null.</summary>
/// <param name="Code">The error code without the namespace before it and the address after it.</param>
/// <param name="Message">The text for people: Neptune's <c>detailedMessage</c>, or <c>message</c>.</param>
/// <param name="RequestId">The request id in the body; Neptune repeats there what other services have in a header only.</param>
/// <remarks>
/// The code is that of the header <c>x-amzn-ErrorType</c>, or else the body's <c>code</c>, or else its <c>__type</c>: in this order
/// botocore reads them. The SDK prefers the body's <c>__type</c>, which may be another layer's word for the same failure.
/// </remarks>
internal sealed record ReceivedError(string? Code, string? Message, string? RequestId)
{
    private const string CodeHeader = "x-amzn-ErrorType";

    public static ReceivedError Of(HttpResponseHeaders headers, ReadOnlyMemory<byte> body)
    {
        string? header = headers.TryGetValues(CodeHeader, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } error)
            {
                return new ReceivedError(
                    Bare(header ?? Text(error, "code") ?? Text(error, "Code") ?? Text(error, "__type")),
                    Text(error, "detailedMessage") ?? Text(error, "message") ?? Text(error, "Message"),
                    Text(error, "requestId"));
            }
        }
        // The second is what the reader makes of an escape that is no character.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
        }

        return new ReceivedError(Bare(header), null, null);
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    // com.amazonaws.service#Code:http://internal.amazon.com/
    private static string? Bare(string? code)
    {
        if (code is null) return null;
        string first = code.Split(':', 2)[0];
        return first[(first.LastIndexOf('#') + 1)..];
    }
}
