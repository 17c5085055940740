using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer;

/// <summary>What a request asks for: which operation, with which input.</summary>
internal sealed record ReceivedCall(Operation Operation, JsonObject Input)
{
    public static ReceivedCall Of(ScriptedRequest request)
    {
        string[] segments = request.Path.Split('/')[1..];
        Operation operation = ServiceApi.AllOperations
            .FirstOrDefault(known => (string)known.Description["method"]! == request.Method && Fits(known, segments))
            ?? throw new ForbiddenException("this is no operation");
        JsonObject input = [];
        ReadPath(operation, segments, input);
        ReadQuery(operation, request, input);
        ReadHeaders(operation, request, input);
        ReadBody(operation, request, input);
        return new ReceivedCall(operation, input);
    }

    private static string[] Template(Operation operation) => ((string)operation.Description["uri"]!).Split('/')[1..];

    private static bool Fits(Operation operation, string[] segments)
    {
        string[] template = Template(operation);
        return template.Length == segments.Length && template.Zip(segments).All(pair => IsLabel(pair.First) || pair.First == pair.Second);
    }

    private static bool IsLabel(string part) => part.StartsWith('{');

    private static void ReadPath(Operation operation, string[] segments, JsonObject input)
    {
        foreach ((string label, string segment) in Template(operation).Zip(segments).Where(pair => IsLabel(pair.First)))
        {
            string value = Uri.UnescapeDataString(segment);
            // Whatever is between the client and the service may take these for steps within the path.
            if (value is "" or "." or "..") throw new ForbiddenException($"the part {label} of the path is '{value}'");
            if (Uri.EscapeDataString(value) != segment)
            {
                throw new ForbiddenException(
                $"the part {label} of the path is not escaped as it has to be: {segment}");
            }

            input[operation.InputMembers.Single(member => member.Location == "uri" && $"{{{member.WireName}}}" == label).Name] = value;
        }
    }

    private static void ReadQuery(Operation operation, ScriptedRequest request, JsonObject input)
    {
        foreach (IGrouping<string, string> given in request.Query.GroupBy(pair => pair.Name, pair => pair.Value))
        {
            Member member = operation.InputMembers.FirstOrDefault(known => known.Location == "querystring" && known.WireName == given.Key)
                ?? throw new ForbiddenException($"there is no '{given.Key}' in the query");
            string type = operation.Service.Shape(member.Shape).Type;
            if (type != "list" && given.Count() > 1) throw new ForbiddenException($"'{given.Key}' comes twice in the query");
            input[member.Name] = type switch
            {
                "list" => new JsonArray([.. given.Select(value => (JsonNode)value)]),
                "integer" => int.TryParse(given.First(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ?
                    number :
                    given.First(),
                "boolean" => given.First() switch { "true" => true, "false" => false, string other => other },
                _ => given.First(),
            };
        }
    }

    private static void ReadHeaders(Operation operation, ScriptedRequest request, JsonObject input)
    {
        foreach (Member member in operation.InputMembers.Where(known => known.Location == "header"))
            if (request.Headers.TryGetValue(member.WireName, out string? value)) input[member.Name] = value;
    }

    private static void ReadBody(Operation operation, ScriptedRequest request, JsonObject input)
    {
        if (request.Body.Length == 0) return;
        JsonObject body;
        try
        {
            body = JsonNode.Parse(request.Body) as JsonObject ?? throw new ForbiddenException("the body is no JSON object");
        }
        catch (JsonException broken)
        {
            throw new ForbiddenException($"the body is no JSON: {broken.Message}");
        }

        foreach ((string name, JsonNode? value) in body)
        {
            Member member = operation.InputMembers.FirstOrDefault(known => known.Location is null && known.WireName == name)
                ?? throw new ForbiddenException($"there is no member '{name}'");
            input[member.Name] = value?.DeepClone();
        }
    }
}
