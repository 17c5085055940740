using System.Globalization;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Lists whose pages do not lead to an end, or by a token that nobody can send.</summary>
internal static class PageMutation
{
    public static FuzzCase Make(Operation operation, Random random)
    {
        bool empty = random.Next(2) == 0;
        return random.Next(8) switch
        {
            0 => new FuzzCase(operation, "the same page again and again", _ => Page(operation, "again", empty)),
            1 => new FuzzCase(operation, "two pages in turn", request => Page(operation, $"token {request % 2}", empty)),
            2 => new FuzzCase(
                operation,
                "a circle that begins late",
                request => Page(operation, $"token {(request < 5 ? request : 5 + request % 7)}", empty)),
            3 => new FuzzCase(
                operation,
                "a token of 100 kB",
                request => request == 0 ? Page(operation, new string('t', 100_000), empty) : Page(operation, null, empty)),
            4 => new FuzzCase(
                operation,
                "a token of odd characters",
                request => request == 0 ? Page(operation, "\u001b[31m\u202e\r\n?&=%/\\é😀\0", empty) : Page(operation, null, empty)),
            5 => new FuzzCase(
                operation,
                "empty pages and then an end",
                request => Page(operation, request < 20 ? $"token {request}" : null, empty: true)),
            6 when random.Next(10) == 0 => new FuzzCase(
                operation,
                "empty pages without an end",
                request => Page(operation, string.Create(CultureInfo.InvariantCulture, $"token {request}"), empty: true)),
            6 => new FuzzCase(
                operation,
                "a later page that is cut",
                request => request == 0 ? Page(operation, "next", empty) : FuzzResponse.Json("""{"next"""u8)),
            _ => new FuzzCase(
                operation,
                "a later page that is refused",
                request => request == 0 ? Page(operation, "next", empty) : FuzzResponse.Refusal),
        };
    }

    private static ScriptedResponse Page(Operation operation, string? token, bool empty)
    {
        JsonObject page = StructureMutation.Whole(operation);
        foreach ((string name, JsonNode? member) in page.ToList())
            if (member is JsonArray && empty) page[name] = new JsonArray();
        page["nextToken"] = token;
        return FuzzResponse.Json(ByteMutation.Bytes(page));
    }
}
