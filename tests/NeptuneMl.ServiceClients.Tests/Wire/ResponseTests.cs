using Amazon.CleanRoomsML.Model;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class ResponseTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    [Fact]
    public async Task Unknown_enum_value_is_kept()
    {
        services.Server.Restart(ScriptedResponse.Json("""{"status":"PAUSED_BY_MOON"}"""));

        GetTrainedModelResponse response = await services.CleanRooms.GetTrainedModelAsync(
            new GetTrainedModelRequest { MembershipIdentifier = "m", TrainedModelArn = "a" });

        Assert.Equal("PAUSED_BY_MOON", response.Status.Value);
    }

    [Fact]
    public async Task Paginator_follows_the_tokens_to_the_last_page()
    {
        services.Server.Restart(
            ScriptedResponse.Json("""{"nextToken":"two","trainedModels":[{"name":"a"},{"name":"b"}]}"""),
            ScriptedResponse.Json("""{"nextToken":"three"}"""),
            ScriptedResponse.Json("""{"trainedModels":[{"name":"c"}]}"""));

        List<string> names = [];
        await foreach (TrainedModelSummary model in services.CleanRooms.Paginators
            .ListTrainedModels(new ListTrainedModelsRequest { MembershipIdentifier = "m" }).TrainedModels)
        {
            names.Add(model.Name);
        }

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal([("nextToken", "three")], services.Server.Requests[^1].Query);
    }
}
