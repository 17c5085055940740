using System.Text.Json.Nodes;
using NeptuneMl.Conversion;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

public sealed class WireTests
{
    public static TheoryData<string, string> Requests
    {
        get
        {
            TheoryData<string, string> requests = [];
            foreach (Operation operation in Surface.Operations)
            {
                for (int i = 0; i < Surface.FullInputs(operation).Count; i++)
                {
                    requests.Add(operation.Name, $"every member, way {i}");
                    requests.Add(operation.Name, $"required members, way {i}");
                    if (operation.Name == "CreateMLEndpoint") requests.Add(operation.Name, $"an update, way {i}");
                }
            }

            return requests;
        }
    }

    /// <summary>The structures that a cmdlet takes whole or by parameters for all of their leaves.</summary>
    public static TheoryData<string, string> Documents
    {
        get
        {
            TheoryData<string, string> documents = [];
            foreach (Operation operation in Surface.Operations)
            {
                foreach (Type cmdlet in CmdletInput.For(operation))
                {
                    foreach (string document in CmdletInput.Documents(cmdlet)
                        .Where(document => HasEveryLeaf(operation, cmdlet, document)))
                    {
                        documents.Add(operation.Name, document);
                    }
                }
            }

            return documents;
        }
    }

    public static TheoryData<string> Lists =>
        [.. Surface.Operations.Where(operation => operation.IsPaged).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_matches_api(string name, string which)
    {
        Operation operation = ServiceApi.Find(name);
        int way = int.Parse(which[^1..], System.Globalization.CultureInfo.InvariantCulture);
        JsonObject input = which.StartsWith("required", StringComparison.Ordinal) ?
            Surface.RequiredInputs(operation)[way] :
            Surface.FullInputs(operation)[way];
        if (which.StartsWith("an update", StringComparison.Ordinal)) input["update"] = true;
        await using ScriptedServer server = new((_, _) => ScriptedResponse.Json(Sample.LeastResponse(operation).ToJsonString()));

        await new ServiceCalls(server.Url).CallAsync(operation, input);

        ScriptedRequest sent = Assert.Single(server.Requests);
        AssertSame(Expected(operation, input, sent), sent);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Structure_and_its_leaf_parameters_make_the_same_request(string name, string document)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject input = Surface.FullInputs(operation)[0];
        await using ScriptedServer server = new((_, _) => ScriptedResponse.Json(Sample.LeastResponse(operation).ToJsonString()));
        ServiceCalls calls = new(server.Url);

        await calls.CallAsync(operation, input, path => !IsIn(document, path));
        await calls.CallAsync(operation, input, path => path != document);

        Assert.All(server.Requests, sent => AssertSame(Expected(operation, input, sent), sent));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Next_page_is_requested_with_the_token(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject input = Surface.FullInputs(operation)[0];
        JsonObject page = Sample.LeastResponse(operation);
        string last = page.ToJsonString();
        page["nextToken"] = "page/2==";
        await using ScriptedServer server = new(ScriptedResponse.Json(page.ToJsonString()), ScriptedResponse.Json(last));

        await new ServiceCalls(server.Url).CallAsync(operation, input);

        Assert.Equal(2, server.Requests.Count);
        input["maxResults"] = 100;
        AssertSame(ApiRequest.Of(operation, input), server.Requests[0]);
        input["nextToken"] = "page/2==";
        AssertSame(ApiRequest.Of(operation, input), server.Requests[1]);
    }

    private static bool HasEveryLeaf(Operation operation, Type cmdlet, string document)
    {
        string[] parts = [.. ParameterMap.MembersOf(cmdlet).Select(member => member.Path).Where(path => IsIn(document, path))
            .Select(path => path.Replace("[0]", "[]", StringComparison.Ordinal))];
        return parts.Length > 0 && Surface.Leaves(operation).Where(leaf => IsIn(document, leaf))
            .All(leaf => parts.Any(part => leaf.Equals(part, StringComparison.OrdinalIgnoreCase)
                || leaf.StartsWith(part + "[].", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsIn(string document, string path) =>
        path.Length > document.Length && path.StartsWith(document, StringComparison.OrdinalIgnoreCase)
            && path[document.Length] is '.' or '[';

    // What the module adds: the largest page, and an id for what is started without one.
    private static ApiRequest Expected(Operation operation, JsonObject input, ScriptedRequest sent)
    {
        JsonObject expected = (JsonObject)input.DeepClone();
        string[] members = [.. operation.InputMembers.Select(member => member.Name)];
        if (members.Contains("maxResults")) expected["maxResults"] = 100;
        if (members.Contains("maxItems") && !expected.ContainsKey("maxItems")) expected["maxItems"] = 1024;
        if (sent.Method == "POST" && members.Contains("id") && !expected.ContainsKey("id"))
        {
            string id = (string)JsonNode.Parse(sent.Body)!["id"]!;
            Assert.True(Guid.TryParse(id, out _));
            expected["id"] = id;
        }

        return ApiRequest.Of(operation, expected);
    }

    private static void AssertSame(ApiRequest expected, ScriptedRequest sent)
    {
        Assert.Equal(expected.Method, sent.Method);
        Assert.Equal(expected.Path, sent.Path);
        Assert.Equal(expected.Query, sent.Query);
        Assert.All(expected.Headers, header => Assert.Equal(header.Value, sent.Headers.GetValueOrDefault(header.Name)));
        if (expected.Body is null)
        {
            Assert.Equal("", sent.Body);
        }
        else
        {
            Assert.True(
            JsonNode.DeepEquals(expected.Body, JsonNode.Parse(sent.Body)),
            $"expected {expected.Body.ToJsonString()}\nsent     {sent.Body}");
        }
    }
}
