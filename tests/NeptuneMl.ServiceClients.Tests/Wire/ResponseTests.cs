using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CleanRoomsML.Model;
using Amazon.Runtime;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class ResponseTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string, string, string> Cases => Vector.Cases;

    public static TheoryData<string, string> Operations => Vector.Operations;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_response_is_read_as_the_vendor_s_python_sdk_reads_it(string service, string operation, string which)
    {
        string body = Vector.Response(service, operation, which).GetProperty("body").GetRawText();

        AmazonWebServiceResponse response = await AnswerAsync(service, operation, body);

        string expected = Vector.Response(service, operation, which).GetProperty("parsed").GetRawText();
        ObjectGraph.AssertSame(expected, ObjectGraph.ToJson(response)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Members_that_the_client_does_not_know_are_passed_over_at_every_level(string service, string operation)
    {
        JsonObject body = JsonNode.Parse(Vector.Response(service, operation, "all").GetProperty("body").GetRawText())!.AsObject();
        AddUnknown(body, Api.Operation(service, operation).TryGetProperty("output", out var output) ? output.GetString() : null, service);

        AmazonWebServiceResponse response = await AnswerAsync(service, operation, body.ToJsonString());

        string expected = Vector.Response(service, operation, "all").GetProperty("parsed").GetRawText();
        ObjectGraph.AssertSame(expected, ObjectGraph.ToJson(response)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Nulls_are_read_as_values_that_are_not_there(string service, string operation)
    {
        JsonObject body = JsonNode.Parse(Vector.Response(service, operation, "all").GetProperty("body").GetRawText())!.AsObject();
        foreach (string member in body.Select(entry => entry.Key).ToList())
            body[member] = null;

        AmazonWebServiceResponse response = await AnswerAsync(service, operation, body.ToJsonString());

        JsonObject read = ObjectGraph.ToJson(response)!.AsObject();
        Assert.All(read, entry => Assert.True(entry.Value is JsonArray { Count: 0 } or JsonObject { Count: 0 }, $"{entry.Key} has a value"));
    }

    [Fact]
    public async Task An_enum_value_that_is_newer_than_the_client_is_kept()
    {
        services.Server.AnswerNext("""{"status":"PAUSED_BY_MOON"}""");

        GetTrainedModelResponse response = await services.CleanRooms.GetTrainedModelAsync(
            new GetTrainedModelRequest { MembershipIdentifier = "m", TrainedModelArn = "a" });

        Assert.Equal("PAUSED_BY_MOON", response.Status.Value);
    }

    [Fact]
    public async Task A_paginator_follows_the_tokens_to_the_last_page()
    {
        services.Server.AnswerNext("""{"nextToken":"two","trainedModels":[{"name":"a"},{"name":"b"}]}""");
        services.Server.AnswerNext("""{"nextToken":"three"}""");
        services.Server.AnswerNext("""{"trainedModels":[{"name":"c"}]}""");

        List<string> names = [];
        await foreach (TrainedModelSummary model in services.CleanRooms.Paginators
            .ListTrainedModels(new ListTrainedModelsRequest { MembershipIdentifier = "m" }).TrainedModels)
        {
            names.Add(model.Name);
        }

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal([("nextToken", "three")], services.Server.Last.Query);
    }

    private async Task<AmazonWebServiceResponse> AnswerAsync(string service, string operation, string body)
    {
        services.Server.AnswerNext(body);
        return await services.CallAsync(service, operation, Vector.RequestObject(service, operation, "required"));
    }

    private static void AddUnknown(JsonObject body, string? shape, string service)
    {
        foreach ((string name, JsonNode? value) in body.ToList())
        {
            JsonElement member = Api.Shape(service, shape!).GetProperty("members").GetProperty(name);
            AddUnknown(value, member.GetProperty("shape").GetString()!, service);
        }

        body["zUnknown"] = new JsonObject { ["id"] = "not this one", ["status"] = new JsonArray(1, "x", null) };
    }

    private static void AddUnknown(JsonNode? value, string shape, string service)
    {
        JsonElement description = Api.Shape(service, shape);
        switch (value)
        {
            case JsonArray list:
                foreach (JsonNode? item in list)
                    AddUnknown(item, description.GetProperty("member").GetProperty("shape").GetString()!, service);
                break;
            case JsonObject inner when description.GetProperty("type").GetString() == "structure"
                && description.GetProperty("members").EnumerateObject().Any():
                AddUnknown(inner, (string?)shape, service);
                break;
        }
    }
}
