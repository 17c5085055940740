using System.Text.Json.Nodes;
using Amazon.CleanRoomsML.Model;
using NeptuneMl.TestSamples;
using NeptuneMl.TestSamples.Vectors;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class ResponseTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (ResponseVector vector in WireVectors.Responses)
                cases.Add(vector.Operation.Name, vector.Case);

            return cases;
        }
    }

    public static TheoryData<string> Operations => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_response_is_read_as_the_vendor_s_python_sdk_reads_it(string operation, string which)
    {
        ResponseVector vector = WireVectors.Response(operation, which);

        JsonNode? read = await ReadAsync(vector.Operation, vector.Body);

        ObjectGraph.AssertSame(vector.Parsed, read);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Members_that_the_client_does_not_know_are_passed_over_at_every_level(string operation)
    {
        ResponseVector vector = WireVectors.Response(operation, WireVectors.Every);
        JsonObject body = (JsonObject)vector.Body.DeepClone();
        Sample.AddUnknownMembers(vector.Operation, body);

        JsonNode? read = await ReadAsync(vector.Operation, body);

        ObjectGraph.AssertSame(vector.Parsed, read);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Nulls_are_read_as_values_that_are_not_there(string operation)
    {
        ResponseVector vector = WireVectors.Response(operation, WireVectors.Every);
        JsonObject body = new(vector.Body.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)null)));

        JsonNode? read = await ReadAsync(vector.Operation, body);

        Assert.All(read!.AsObject(), entry => Assert.True(entry.Value is JsonArray { Count: 0 } or JsonObject { Count: 0 }, $"{entry.Key} has a value"));
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

    private async Task<JsonNode?> ReadAsync(Operation operation, JsonObject answer)
    {
        services.Server.AnswerNext(answer.ToJsonString());
        return ObjectGraph.ToJson(await services.CallAsync(operation, WireVectors.Request(operation.Name, WireVectors.Required).Params));
    }
}
