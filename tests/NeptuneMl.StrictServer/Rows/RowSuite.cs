using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>
/// Makes rows for a parameter from the API's description, plays both services, and compares what leaves for a row with what the row
/// says. It knows nothing of the module but the path of the member that a parameter is for.
/// </summary>
public sealed class RowSuite : IDisposable
{
    private readonly ConcurrentQueue<ScriptedRequest> _received = new();
    private readonly ConcurrentDictionary<string, ScriptedResponse> _responses = new();
    private readonly Conduct _conduct = new();
    private readonly ScriptedServer _server;

    public RowSuite() => _server = new ScriptedServer((request, _) =>
    {
        _received.Enqueue(request);
        return Respond(request);
    });

    public string Url => _server.Url;

    /// <summary>The requests since the last row, a line each.</summary>
    public string[] Received => [.. _received.Select(request => $"{request.Method} {request.Target} {request.Body}")];

    public void Dispose() => _server.DisposeAsync().AsTask().Wait();

    /// <summary>The rows for one parameter; none when the operation has no such member.</summary>
    /// <param name="operation">The operation that the cmdlet calls.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="path">The member that it is for, in any case.</param>
    /// <param name="isUpdate">Whether the cmdlet updates what the operation creates.</param>
    public static RowCase[] CasesOf(string operation, string parameter, string path, bool isUpdate)
    {
        Operation found = ServiceApi.Find(operation);
        if (BaseInput.Of(found, path, isUpdate) is not { } given) return [];
        Expectation expectation = new(found.Service, parameter);
        OrderedDictionary others = given.Others;
        return
        [
            .. OddValues.For(found.Service, found.Service.Shape(given.Member.Shape), given.Sample, path).Select(odd =>
            {
                Given meant = expectation.Of(given.Member.Shape, odd.Value, given.Member.Places);
                return new RowCase
                {
                    What = odd.What,
                    Parameter = parameter,
                    Operation = found,
                    Others = others,
                    Value = odd.Value,
                    IsAbsent = odd.IsAbsent,
                    IsJson = odd.IsJson,
                    Expected = meant.IsError ? null : given.With(meant.Json),
                    MayFail = meant.Json is null && given.FollowsFromArn,
                };
            }),
        ];
    }

    /// <summary>
    /// Rows with a whole structure and, for a member of it, a parameter of its own: one that says the same, and one that says something
    /// else and must be an error. None for a member of the input itself.
    /// </summary>
    public static RowCase[] MergedCasesOf(string operation, string parameter, string path)
    {
        Operation found = ServiceApi.Find(operation);
        if (!path.Contains('.', StringComparison.Ordinal) || BaseInput.Of(found, path, isUpdate: false) is not { } given
            || given.With(given.Sample) is not { } whole)
        {
            return [];
        }

        OrderedDictionary others = (OrderedDictionary)Plain.Of(whole)!;
        RowCase Case(string what, JsonNode value, JsonObject? expected) => new()
        {
            What = what,
            Parameter = parameter,
            Operation = found,
            Others = others,
            Value = Plain.Of(value),
            IsJson = true,
            Expected = expected,
        };
        JsonNode other = Sample.Value(found.Service, given.Member.Shape, "input.another", required: true, given.Member.Places);
        RowCase same = Case("the same as the structure", given.Sample, whole);
        return JsonNode.DeepEquals(other, given.Sample) ? [same] : [same, Case("another than the structure", other, null)];
    }

    /// <summary>Whole inputs of an operation, as the AWS CLI and boto3 write them: each with the members that it must have, and with all.</summary>
    public static RowCase[] BodiesOf(string operation)
    {
        Operation found = ServiceApi.Find(operation);
        return
        [
            .. Sample.RequiredInputs(found).Select(input => (What: "required", Input: input))
                .Concat(Sample.FullInputs(found).Select(input => (What: "full", Input: input)))
                .Select(body =>
                    {
                        JsonObject input = (JsonObject)body.Input.DeepClone();
                        BaseInput.MakePolicy(input);
                        return new RowCase {
                    What = body.What,
                    Parameter = "",
                    Operation = found,
                    Others = (OrderedDictionary)Plain.Of(input)!,
                    IsAbsent = true,
                    IsJson = true,
                    Expected = input };
                    }),
        ];
    }

    /// <summary>Forgets what was received for the rows before.</summary>
    public void Begin() => _received.Clear();

    /// <summary>What is wrong with what came of a row, or null.</summary>
    /// <param name="row">The row.</param>
    /// <param name="errors">The messages of its errors.</param>
    public string? Difference(RowCase row, string[] errors)
    {
        ScriptedRequest[] received = [.. _received];
        if (row.Expected is null && (row.Parameter == "Id" || row.Parameter.EndsWith("Arn", StringComparison.Ordinal)))
        {
            // A text that is no ARN may be a name, which is looked up in a list, or a pattern for the list itself.
            ScriptedRequest[] others = [.. received.Where(request => !IsLookup(request))];
            if (others.Length == 0 && received.Length > 0 && errors.Length == 0 && $"{row.Value}".IndexOfAny(['*', '?', '[']) >= 0) return null;
            received = others;
        }

        if (row.Expected is not { } expected || row.MayFail && errors.Length > 0)
        {
            if (received.Length > 0) return $"must be an error, and was sent: {received[0].Method} {received[0].Target} {received[0].Body}";
            if (errors.Length != 1) return $"must be one error, and is {errors.Length}: {string.Join(" | ", errors)}";
            // What is missing may be given by several parameters.
            return row.IsBlank || errors[0].Contains(row.Parameter, StringComparison.OrdinalIgnoreCase) ?
                null :
                $"the error does not name the parameter: {errors[0]}";
        }

        if (errors.Length > 0) return $"must be sent, and is the error {string.Join(" | ", errors)}";
        ReceivedCall[] calls;
        try
        {
            calls = [.. received.Select(ReceivedCall.Of).Where(call => call.Operation.Name == row.Operation.Name)];
        }
        catch (ForbiddenException forbidden)
        {
            return $"was sent as {received[0].Method} {received[0].Target} {received[0].Body}: {forbidden.Message}";
        }

        if (calls.Length != 1) return $"must be one request of {row.Operation.Name}, and is {calls.Length}: {string.Join(" | ", received.Select(request => $"{request.Method} {request.Target}"))}";
        JsonObject input = (JsonObject)calls[0].Input.DeepClone();
        // The module names what it starts.
        if (!expected.ContainsKey("id") && input["id"] is JsonValue id && Guid.TryParse((string?)id, out _)) input.Remove("id");
        if (!expected.ContainsKey("maxResults")) input.Remove("maxResults");
        // The keys of a query are sorted for the signature.
        foreach (Member member in row.Operation.InputMembers.Where(member => member.Location == "querystring"))
        {
            if (input[member.Name] is not JsonArray keys) continue;
            input[member.Name] = Sorted(keys);
            expected = (JsonObject)expected.DeepClone();
            if (expected[member.Name] is JsonArray known) expected[member.Name] = Sorted(known);
        }

        return Differences(expected, input, row.Operation.Service, row.Operation.Input!.Name, "");
    }

    // The first response to an operation serves for all: it is the rows that differ.
    private ScriptedResponse Respond(ScriptedRequest request)
    {
        try
        {
            return _responses.GetOrAdd(ReceivedCall.Of(request).Operation.Name, _ => _conduct.Respond(request));
        }
        catch (ForbiddenException)
        {
            return _conduct.Respond(request);
        }
    }

    private static string? Differences(JsonNode? expected, JsonNode? actual, ServiceApi api, string shapeName, string path)
    {
        Shape shape = api.Shape(shapeName);
        switch (expected, actual)
        {
            case (null, null):
                return null;
            case (JsonObject known, JsonObject other) when shape.IsStructure && !shape.IsDocument || shape.Type == "map":
                return known.Select(member => member.Key).Union(other.Select(member => member.Key))
                    .Select(name => Differences(
                        known[name],
                        other[name],
                        api,
                        shape.IsStructure ? shape.Members.Single(member => member.Name == name).Shape : shape.Item,
                        $"{path}.{name}"))
                    .FirstOrDefault(difference => difference is not null);
            case (JsonArray known, JsonArray other) when shape.Type == "list" && known.Count == other.Count:
                return known.Zip(other).Select((pair, index) => Differences(
                    pair.First,
                    pair.Second,
                    api,
                    shape.Item,
                    string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))
                    .FirstOrDefault(difference => difference is not null);
            case (JsonValue known, JsonValue other) when shape.Type == "timestamp" ?
                Milliseconds(known) == Milliseconds(other) :
                JsonNode.DeepEquals(known, other) || IsSameNumber(known, other) || IsSameDocument(known, other):
            case (not null, not null) when JsonNode.DeepEquals(expected, actual):
                return null;
            default:
                return $"sent {path[1..]} = {actual?.ToJsonString() ?? "nothing"} instead of {expected?.ToJsonString() ?? "nothing"}";
        }
    }

    private static JsonArray Sorted(JsonArray texts) =>
        [.. texts.Select(text => (string?)text).Order(StringComparer.Ordinal).Select(text => (JsonNode?)text)];

    private static long Milliseconds(JsonValue time) => time.GetValueKind() == JsonValueKind.Number
        ? (long)Math.Round((double)time * 1000)
        : DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static bool IsSameNumber(JsonValue one, JsonValue other) =>
        one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number && (double)one == (double)other;

    // The policy of a model is JSON in a text.
    private static bool IsSameDocument(JsonValue one, JsonValue other)
    {
        try
        {
            return one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String
                && ((string)one!).StartsWith('{') && JsonNode.DeepEquals(JsonNode.Parse((string)one!), JsonNode.Parse((string)other!));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsLookup(ScriptedRequest request)
    {
        try
        {
            return ReceivedCall.Of(request).Operation.Name.StartsWith("List", StringComparison.Ordinal);
        }
        catch (ForbiddenException)
        {
            return false;
        }
    }
}
