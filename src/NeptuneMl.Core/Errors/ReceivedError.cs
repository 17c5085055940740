using System.Net.Http.Headers;
using System.Text.Json;

namespace NeptuneMl.Core.Errors;

/// <summary>The error in a response, in any format of the REST-JSON protocol.</summary>
/// <param name="Code">The error's code without a namespace or an address, or null when the response has none.</param>
/// <param name="Message">The service's own text, or empty.</param>
/// <param name="RequestId">The request id in the body, or null.</param>
/// <param name="IsOfService">
/// Whether the response can come from the service: it has a code, its body is a JSON object, or its body is empty.
/// </param>
internal sealed record ReceivedError(string? Code, string Message, string? RequestId, bool IsOfService)
{
    private const string CodeHeader = "x-amzn-ErrorType";
    private const int LongestCode = 100;

    private static readonly string[] s_codeMembers = ["code", "Code", "__type"];
    private static readonly string[] s_messageMembers = ["detailedMessage", "message", "Message", "errorMessage"];
    private static readonly string[] s_requestIdMembers = ["requestId", "RequestId"];

    /// <summary>
    /// Reads an error response. The precedence is botocore's: the <c>x-amzn-ErrorType</c> header, then <c>code</c> and <c>Code</c>, then
    /// <c>__type</c>. The SDK prefers <c>__type</c>, which may be another layer's code for the same failure.
    /// </summary>
    /// <param name="headers">The headers of the response.</param>
    /// <param name="body">The complete body.</param>
    public static ReceivedError Of(HttpResponseHeaders headers, ReadOnlyMemory<byte> body)
    {
        string? code = CodeIn(headers.TryGetValues(CodeHeader, out IEnumerable<string>? values) ? values.FirstOrDefault() : null);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                JsonElement error = document.RootElement;
                code ??= s_codeMembers.Select(name => CodeIn(TextIn(error, name))).FirstOrDefault(found => found is not null);
                return new ReceivedError(code, First(error, s_messageMembers) ?? "", First(error, s_requestIdMembers), IsOfService: true);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An HTML page of a proxy, plain text or an empty body.
        }

        return new ReceivedError(code, "", null, code is not null || body.Span.Trim(" \t\r\n"u8).IsEmpty);
    }

    /// <summary>The error of an SDK exception whose response was not observed.</summary>
    public static ReceivedError Of(Amazon.Runtime.AmazonServiceException exception) =>
        new(
            exception.ErrorCode is { Length: > 0 } code ? code : exception.GetType().Name, exception.Message?.Trim() ?? "",
            exception.RequestId is { Length: > 0 } id ? id : null, IsOfService: true);

    private static string? First(JsonElement error, string[] names) =>
        names.Select(name => TextIn(error, name)).FirstOrDefault(text => text is { Length: > 0 });

    private static string? TextIn(JsonElement error, string name)
    {
        if (!error.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        // An escaped lone surrogate.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // The full format is "namespace#Code:http://address". Codes become error ids, so text of another format is no code.
    private static string? CodeIn(string? text)
    {
        if (text is null) return null;
        string code = text.Split(':', 2)[0];
        code = code[(code.LastIndexOf('#') + 1)..].Trim();
        bool isCode = code is { Length: > 0 and <= LongestCode } && char.IsAsciiLetter(code[0])
            && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
        return isCode ? code : null;
    }
}
