using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Errors in all forms that the services and what stands in front of them have, half of them damaged.</summary>
internal static class ErrorMutation
{
    private static readonly int[] s_statuses =
        [200, 299, 300, 304, 400, 401, 402, 403, 404, 408, 409, 413, 418, 429, 431, 451, 499, 500, 501, 502, 503, 504, 520, 599];

    private static readonly string[] s_codes =
    [
        "ThrottlingException", "ExpiredTokenException", "AccessDeniedException", "ValidationException", "SomethingNewException", "InternalFailure", "RequestTimeTooSkewed",
        "SignatureDoesNotMatch", "UnexpectedResponse", "Timeout", "JobFailed", "OutcomeUnknown", "Exception", "", " ", "a b", "\u001b[31mRed", "x\r\ny", "\u202ecode", "{}", "404", "Ein Umlaut ü",
        new('C', 5000), "com.amazon.coral.service#InternalFailure", "#", "a#b#c", "ConflictException:http://internal.example/", ":",
    ];

    private static readonly string[] s_pages = ["<html><body>Bad gateway</body></html>", "upstream connect error", "", "null", "[]", "\"error\"", "503", "{", "{\"message\"", "\0\0\0"];

    public static FuzzCase Make(Operation operation, Random random)
    {
        int status = s_statuses[random.Next(s_statuses.Length)];
        string code = random.Next(2) == 0 ? Modelled(operation, random) : s_codes[random.Next(s_codes.Length)];
        string headers = random.Next(3) switch
        {
            0 => $"x-amzn-ErrorType: {HeadMutation.InOneLine(code)}\r\n",
            1 => $"x-amzn-ErrorType: {HeadMutation.InOneLine(code)}:http://internal.example/\r\nx-amzn-RequestId: \u001b[31m\u009bx\r\n",
            _ => "",
        };
        (string body, string mutation) = Body(code, random);
        return FuzzCase.Of(
            operation,
            $"error {status} {mutation}",
            FuzzResponse.Json(Encoding.UTF8.GetBytes(body), status, headers),
            random);
    }

    private static (string Body, string Mutation) Body(string code, Random random)
    {
        if (random.Next(8) == 0) return (s_pages[random.Next(s_pages.Length)], "with a page");
        JsonNode words = JsonNode.Parse(Parsable(OddValues.PickString(random)))!;
        JsonObject error = random.Next(6) switch
        {
            0 => new JsonObject { ["code"] = code, ["detailedMessage"] = words, ["requestId"] = "request" },
            1 => new JsonObject { ["__type"] = code, ["message"] = words },
            2 => new JsonObject { ["__type"] = $"com.amazonaws.neptune#{code}", ["Message"] = words },
            3 => new JsonObject { ["message"] = words, ["quotaName"] = words.DeepClone(), ["quotaValue"] = 12.5 },
            4 => new JsonObject { ["Error"] = new JsonObject { ["Code"] = code, ["Message"] = words } },
            _ => new JsonObject
            {
                ["code"] = code,
                ["message"] = words,
                ["detailedMessage"] = words.DeepClone(),
                ["requestId"] = new JsonObject()
            },
        };
        if (random.Next(2) == 0) return (error.ToJsonString(), $"in the form of {error.First().Key}");
        (string text, string mutation) = StructureMutation.Apply(error, random);
        return (text, $"in the form of {error.First().Key}, {mutation}");
    }

    private static string Modelled(Operation operation, Random random)
    {
        JsonArray errors = operation.Description["errors"]!.AsArray();
        return (string)errors[random.Next(errors.Count)]!;
    }

    // What is no JSON string is put in by the mutation of the structure.
    private static string Parsable(string text)
    {
        try
        {
            JsonNode.Parse(text)!.GetValue<string>();
            return text;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidOperationException)
        {
            return "\"words\"";
        }
    }
}
