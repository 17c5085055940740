using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.CleanRooms;

/// <summary>Policies: JSON within JSON, replaced only when they are still what was read.</summary>
public sealed class PolicyTests
{
    private const string Model = "arn:aws:cleanrooms-ml:us-east-1:123456789012:configured-audience-model/m";
    private const string Mine = """{"Version":"2012-10-17","Statement":[]}""";
    private static readonly string s_hash = new('a', 64);
    private static readonly string[] s_lines = ["{", "\"a\": 1", "}"];

    [Fact]
    public async Task Policy_text_is_sent_unchanged()
    {
        const string text = "{ \"b\": 1,\r\n  \"a\": \"é<&>\" }";

        Assert.Equal(text, await SentAsync(text));
    }

    [Fact]
    public async Task Lines_of_a_document_are_joined() => Assert.Equal("{\n\"a\": 1\n}", await SentAsync(s_lines));

    [Fact]
    public async Task Dictionaries_and_lists_become_JSON_with_order_and_case()
    {
        OrderedDictionary policy = new()
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new object[] {
            new OrderedDictionary { ["sid"] = "é<b>", ["Effect"] = "Allow", ["n"] = 1.5, ["ok"] = true, ["none"] = null } }
        };

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"sid":"é<b>","Effect":"Allow","n":1.5,"ok":true,"none":null}]}""",
            await SentAsync(policy));
    }

    [Theory]
    [InlineData("policy.json", "line 1, byte 1")]
    [InlineData("""{"a":1,}""", "line 1")]
    [InlineData("", "not valid JSON")]
    [InlineData("[1]", "must be a JSON object")]
    public async Task Policy_that_is_not_a_JSON_object_is_rejected(string text, string because)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json("{}"));

        NeptuneMLException error = await Services.FailureOfAsync(Task.Run(() => SetAsync(Services.CleanRooms(server.Url), text)));

        Assert.Equal(("InvalidParameter", "ConfiguredAudienceModelPolicy"), (error.ErrorId, error.ParameterName));
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    public static TheoryData<object> WhatJSONCannotSay
    {
        get
        {
            Hashtable circle = [];
            circle["Statement"] = new object[] { circle };
            return new TheoryData<object>
            {
                circle, new Hashtable { ["a"] = double.NaN }, double.PositiveInfinity, "{\"key\ud83d\":1}", new FileInfo("none"),
                new Hashtable { ["a"] = new[] { new FileInfo("none") } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(WhatJSONCannotSay), DisableDiscoveryEnumeration = true)]
    public async Task Value_without_a_JSON_form_is_rejected(object policy)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json("{}"));

        NeptuneMLException error = await Services.FailureOfAsync(Task.Run(() => SetAsync(Services.CleanRooms(server.Url), policy)));

        Assert.Equal(("InvalidParameter", "ConfiguredAudienceModelPolicy"), (error.ErrorId, error.ParameterName));
        Assert.Matches("cannot be serialized to JSON|must not have a lone surrogate", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Policy_is_read_as_text_and_ordered_members()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Response("""{"Version":"2012-10-17","a":[{"Z":1,"B":null}]}""")));

        ConfiguredAudienceModelPolicy read = await ReadAsync(server.Url);

        IDictionary statement = (IDictionary)((object[])read.Policy!["a"]!)[0];
        Assert.Equal(["Version", "a"], read.Policy.Keys.Cast<string>());
        Assert.Equal(["Z", "B"], statement.Keys.Cast<string>());
        Assert.Equal("""{"Version":"2012-10-17","a":[{"Z":1,"B":null}]}""", JsonSerializer.Serialize(read.Policy));
        Assert.Equal((s_hash, Model), (read.PolicyHash, read.ConfiguredAudienceModelArn));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    public async Task Policy_text_that_is_not_an_object_is_still_read(string text)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Response(text)));

        ConfiguredAudienceModelPolicy read = await ReadAsync(server.Url);

        Assert.Equal((null, text), (read.Policy, read.PolicyText));
    }

    [Fact]
    public async Task Lost_policy_change_matches_an_equal_policy_in_any_layout()
    {
        const string laidOut = """{ "Statement": [ ], "Version": "2012-10-17" }""";
        await using ScriptedServer server = new(
            (request, _) => request.Method == "PUT" ? ScriptedResponse.Reset : ScriptedResponse.Json(Response(laidOut)));

        ConfiguredAudienceModelPolicy set = await SetAsync(Services.CleanRooms(server.Url), Mine);

        Assert.Equal((laidOut, s_hash), (set.PolicyText, set.PolicyHash));
        Assert.Equal(["PUT", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(200, """{"Version":"2012-10-17","Statement":[1]}""")]
    [InlineData(200, "not JSON")]
    [InlineData(200, """{"a":1,"a":2}""")]
    [InlineData(404, "")]
    public async Task Lost_policy_change_without_effect_is_retried(int status, string there)
    {
        await using ScriptedServer server = new((_, index) => index switch
        {
            0 => ScriptedResponse.Reset,
            1 when status == 404 => ScriptedResponse.Json(
                """{"message":"There is no policy."}""",
                404,
                ("x-amzn-ErrorType", "ResourceNotFoundException")),
            1 => ScriptedResponse.Json(Response(there)),
            _ => ScriptedResponse.Json(Response(Mine)),
        });

        ConfiguredAudienceModelPolicy set = await SetAsync(Services.CleanRooms(server.Url), Mine);

        Assert.Equal(Mine, set.PolicyText);
        Assert.Equal(["PUT", "GET", "PUT"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Update_with_unreadable_result_reports_that_it_took_effect()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "PATCH"
            ? ScriptedResponse.Json($$"""{"configuredAudienceModelArn":"{{Model}}"}""")
            : ScriptedResponse.Json("""{"message":"You may not read it."}""", 403, ("x-amzn-ErrorType", "AccessDeniedException")));
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        ApiInput input = new();
        input.Add("configuredAudienceModelArn", "ConfiguredAudienceModelArn", Model);
        input.Add("minMatchingSeedSize", "MinMatchingSeedSize", 100);

        NeptuneMLException error = await Services.FailureOfAsync(
            ConfiguredAudienceModels.PrepareUpdate(session, input).SendAsync(session.Context()));

        Assert.Equal(("AccessDenied", "GetConfiguredAudienceModel"), (error.ErrorId, error.Operation));
        Assert.EndsWith("The update itself succeeded.", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync(object policy)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Response("{}")));
        await SetAsync(Services.CleanRooms(server.Url), policy);
        return (string)JsonNode.Parse(Assert.Single(server.Requests).Body)!["configuredAudienceModelPolicy"]!;
    }

    private static Task<ConfiguredAudienceModelPolicy> SetAsync(CleanRoomsSession session, object policy)
    {
        ApiInput input = new();
        input.Add("configuredAudienceModelArn", "ConfiguredAudienceModelArn", Model);
        input.Add("configuredAudienceModelPolicy", "ConfiguredAudienceModelPolicy", policy);
        return ConfiguredAudienceModelPolicies.PreparePut(session, input).SendAsync(session.Context());
    }

    private static Task<ConfiguredAudienceModelPolicy> ReadAsync(string url)
    {
        CleanRoomsSession session = Services.CleanRooms(url);
        return ConfiguredAudienceModelPolicies.Get.PrepareFrom(session, new { ConfiguredAudienceModelArn = Model })
            .SendAsync(session.Context());
    }

    private static string Response(string policy) =>
        new JsonObject { ["configuredAudienceModelArn"] = Model, ["configuredAudienceModelPolicy"] = policy, ["policyHash"] = s_hash }
            .ToJsonString();
}
