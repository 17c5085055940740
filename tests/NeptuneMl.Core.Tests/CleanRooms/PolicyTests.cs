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
    public async Task Text_is_sent_as_it_is()
    {
        const string text = "{ \"b\": 1,\r\n  \"a\": \"é<&>\" }";

        Assert.Equal(text, await SentAsync(text));
    }

    [Fact]
    public async Task The_lines_of_a_document_are_sent_as_one_text() => Assert.Equal("{\n\"a\": 1\n}", await SentAsync(s_lines));

    [Fact]
    public async Task Dictionaries_and_lists_are_sent_as_JSON_in_their_order_and_their_case()
    {
        OrderedDictionary policy = new() { ["Version"] = "2012-10-17", ["Statement"] = new object[] { new OrderedDictionary { ["sid"] = "é<b>", ["Effect"] = "Allow", ["n"] = 1.5, ["ok"] = true, ["none"] = null } } };

        Assert.Equal("""{"Version":"2012-10-17","Statement":[{"sid":"é<b>","Effect":"Allow","n":1.5,"ok":true,"none":null}]}""", await SentAsync(policy));
    }

    [Theory]
    [InlineData("policy.json", "line 1, byte 1")]
    [InlineData("""{"a":1,}""", "line 1")]
    [InlineData("", "not valid JSON")]
    [InlineData("[1]", "must be a JSON object")]
    public async Task What_is_no_JSON_object_is_not_sent(string text, string because)
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
    public async Task What_JSON_cannot_say_is_not_sent(object policy)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json("{}"));

        NeptuneMLException error = await Services.FailureOfAsync(Task.Run(() => SetAsync(Services.CleanRooms(server.Url), policy)));

        Assert.Equal(("InvalidParameter", "ConfiguredAudienceModelPolicy"), (error.ErrorId, error.ParameterName));
        Assert.Matches("cannot be written as JSON|must not have a lone surrogate", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_policy_that_is_read_is_text_and_members_in_order()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Answer("""{"Version":"2012-10-17","a":[{"Z":1,"B":null}]}""")));

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
    public async Task A_text_of_the_service_that_is_no_object_is_read_all_the_same(string text)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Answer(text)));

        ConfiguredAudienceModelPolicy read = await ReadAsync(server.Url);

        Assert.Equal((null, text), (read.Policy, read.PolicyText));
    }

    [Fact]
    public async Task A_policy_whose_answer_is_lost_is_the_one_that_is_there_however_it_is_laid_out()
    {
        const string laidOut = """{ "Statement": [ ], "Version": "2012-10-17" }""";
        await using ScriptedServer server = new((request, _) => request.Method == "PUT" ? ScriptedResponse.Reset : ScriptedResponse.Json(Answer(laidOut)));

        ConfiguredAudienceModelPolicy set = await SetAsync(Services.CleanRooms(server.Url), Mine);

        Assert.Equal((laidOut, s_hash), (set.PolicyText, set.PolicyHash));
        Assert.Equal(["PUT", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(200, """{"Version":"2012-10-17","Statement":[1]}""")]
    [InlineData(200, "not JSON")]
    [InlineData(200, """{"a":1,"a":2}""")]
    [InlineData(404, "")]
    public async Task A_policy_that_is_not_there_is_sent_again(int status, string there)
    {
        await using ScriptedServer server = new((_, index) => index switch
        {
            0 => ScriptedResponse.Reset,
            1 when status == 404 => ScriptedResponse.Json("""{"message":"There is no policy."}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException")),
            1 => ScriptedResponse.Json(Answer(there)),
            _ => ScriptedResponse.Json(Answer(Mine)),
        });

        ConfiguredAudienceModelPolicy set = await SetAsync(Services.CleanRooms(server.Url), Mine);

        Assert.Equal(Mine, set.PolicyText);
        Assert.Equal(["PUT", "GET", "PUT"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task An_update_that_took_effect_and_cannot_be_read_says_so()
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
        Assert.EndsWith("The update before it took effect.", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync(object policy)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(Answer("{}")));
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
        return ConfiguredAudienceModelPolicies.Get.PrepareFrom(session, new { ConfiguredAudienceModelArn = Model }).SendAsync(session.Context());
    }

    private static string Answer(string policy) =>
        new JsonObject { ["configuredAudienceModelArn"] = Model, ["configuredAudienceModelPolicy"] = policy, ["policyHash"] = s_hash }.ToJsonString();
}
