using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class ResourceTagTests
{
    [Fact]
    public async Task Every_taggable_resource_shows_its_tags()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (string dataset, string audienceModel, string configured) = await emulator.MakeAudienceModelsAsync();
        string model = await emulator.CreateActiveModelAsync();
        string job = (await emulator.PostOkAsync(Memberships.Jobs, Memberships.Job(model)))["trainedModelInferenceJobArn"]!;
        string audience = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(configured));
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        (string Operation, string Member, string Arn)[] resources =
        [
            ("GetTrainingDataset", "trainingDatasetArn", dataset),
            ("GetAudienceModel", "audienceModelArn", audienceModel),
            ("GetConfiguredAudienceModel", "configuredAudienceModelArn", configured),
            ("GetAudienceGenerationJob", "audienceGenerationJobArn", audience),
            ("GetConfiguredModelAlgorithm", "configuredModelAlgorithmArn", algorithm),
            ("GetConfiguredModelAlgorithmAssociation", "configuredModelAlgorithmAssociationArn", Memberships.Association),
            ("GetMLInputChannel", "mlInputChannelArn", Memberships.TrainingChannel),
            ("GetTrainedModel", "trainedModelArn", model),
            ("GetTrainedModelInferenceJob", "trainedModelInferenceJobArn", job),
        ];
        Assert.Equal(
            Operations.Keys.Where(name => name.StartsWith("Get", StringComparison.Ordinal) && OutputMembers(name).ContainsKey("tags")).Order(StringComparer.Ordinal),
            resources.Select(resource => resource.Operation).Order(StringComparer.Ordinal));
        foreach ((string operation, string member, string arn) in resources)
        {
            await emulator.OkAsync("TagResource", With(("resourceArn", arn), ("tags", With(("team", "graph"), ("cost", "42")))));
            await emulator.OkAsync("UntagResource", With(("resourceArn", arn), ("tagKeys", new JsonArray("cost", "season", "none"))));
            JsonObject input = With((member, arn));
            if (Members(operation).ContainsKey("membershipIdentifier"))
                input["membershipIdentifier"] = Memberships.Id;
            Response read = await emulator.OkAsync(operation, input);
            Response listed = await emulator.OkAsync("ListTagsForResource", With(("resourceArn", arn)));
            Assert.Equal("""{"team":"graph"}""", listed.Body["tags"]!.ToJsonString());
            Assert.Equal(listed.Body["tags"]!.ToJsonString(), read.Body["tags"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Resource_without_tags_lists_none()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response listed = await emulator.OkAsync("ListTagsForResource", With(("resourceArn", Memberships.Association)));
        Assert.Equal("{}", listed.Body["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Resource_has_at_most_50_tags_after_merging()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.OkAsync("TagResource", Numbered(1, 30));
        await emulator.OkAsync("TagResource", Numbered(11, 40));
        string message = await emulator.RefusedAsync(Invalid, "TagResource", Numbered(50, 2));
        Assert.Contains("51", message, StringComparison.Ordinal);
        Response listed = await emulator.OkAsync("ListTagsForResource", With(("resourceArn", Memberships.Association)));
        Assert.Equal(50, listed.Body["tags"]!.AsObject().Count);

        static JsonObject Numbered(int first, int count) => With(
            ("resourceArn", Memberships.Association),
            ("tags", new JsonObject(Enumerable.Range(first, count).Select(number => KeyValuePair.Create($"k{number}", (JsonNode?)"v")))));
    }

    [Fact]
    public async Task Tags_of_an_unknown_ARN_are_not_found()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string deleted = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        await emulator.OkAsync("DeleteTrainingDataset", With(("trainingDatasetArn", deleted)));
        foreach (string arn in new[] { deleted, Memberships.Arn("trained-model/none") })
        {
            await emulator.RefusedAsync(NotFound, "ListTagsForResource", With(("resourceArn", arn)));
            await emulator.RefusedAsync(NotFound, "TagResource", With(("resourceArn", arn), ("tags", Tags)));
            await emulator.RefusedAsync(NotFound, "UntagResource", With(("resourceArn", arn), ("tagKeys", new JsonArray("team"))));
        }
    }
}
