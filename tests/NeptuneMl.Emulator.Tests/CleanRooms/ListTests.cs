using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>What all lists have in common; <see cref="PagingTests"/> has the rest of what is to say about pages.</summary>
public sealed class ListTests
{
    private const int Count = 5;

    [Fact]
    public async Task Every_list_pages_all_items_once_newest_first()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject known = await FillAsync(emulator);
        string[] lists = [.. Operations.Keys
            .Where(name => name.StartsWith("List", StringComparison.Ordinal) && Members(name).ContainsKey("nextToken"))];
        Assert.Equal(16, lists.Length);
        foreach (string list in lists)
        {
            JsonObject input = new(known
                .Where(member => Members(list)[member.Key]?["location"]?.ToString() == "uri")
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            JsonNode[] whole = await PageThroughAsync(emulator, list, input, 100);
            JsonNode[] pages = await PageThroughAsync(emulator, list, input, 2);
            Assert.True(whole.Length >= Count, $"{list} has {whole.Length}");
            Assert.Equal(whole.Select(item => item.ToJsonString()), pages.Select(item => item.ToJsonString()));
            string[] names = [.. whole.Select(item => item["name"]!.ToString())
                .Where(name => name.StartsWith("made ", StringComparison.Ordinal))];
            Assert.Equal(
                list == "ListTrainedModelVersions" ? [] : Enumerable.Range(1, Count).Reverse().Select(number => $"made {number}"),
                names);
        }
    }

    private static async Task<JsonNode[]> PageThroughAsync(TestEmulator emulator, string list, JsonObject input, int pageSize)
    {
        List<JsonNode> items = new();
        for (string? token = ""; token is not null;)
        {
            JsonObject page = (JsonObject)input.DeepClone();
            page["maxResults"] = pageSize;
            if (token.Length > 0)
                page["nextToken"] = token;
            Response response = await emulator.OkAsync(list, page);
            JsonArray summaries = response.Body.Select(member => member.Value).OfType<JsonArray>().Single();
            Assert.InRange(summaries.Count, 1, pageSize);
            items.AddRange(summaries.Select(summary => summary!));
            token = response["nextToken"];
        }

        return [.. items];
    }

    /// <summary>Makes some of everything. The versions of a model all have its name.</summary>
    private static async Task<JsonObject> FillAsync(TestEmulator emulator)
    {
        (_, string audienceModel, string configured) = await emulator.MakeAudienceModelsAsync();
        string model = await emulator.CreateActiveModelAsync();
        string audience = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(configured));
        emulator.PassTime(1);
        for (int number = 1; number <= Count; number++)
        {
            string name = $"made {number}";
            string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm(name));
            string association = await emulator.MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm, name));
            await emulator.OkAsync("CreateMLInputChannel", Channel(association, name));
            await emulator.CreateModelAsync(name);
            await emulator.PostOkAsync(Memberships.Models, Memberships.Continuation("model", model));
            string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset(name));
            await emulator.OkAsync("CreateAudienceModel", AudienceModel(dataset, name));
            await emulator.OkAsync("CreateConfiguredAudienceModel", ConfiguredAudienceModel(audienceModel, name));
            await emulator.OkAsync("StartAudienceGenerationJob", GenerationJob(configured, name));
            await emulator.OkAsync("StartAudienceExportJob", AudienceExport(audience, name));
            emulator.PassTime(1);
            await emulator.PostOkAsync(Memberships.Jobs, Memberships.Job(model, name));
            await emulator.OkAsync("StartTrainedModelExportJob", ExportJob(model, name));
        }

        string? collaboration = (await emulator.GetModelAsync(model))["collaborationIdentifier"];
        return With(("membershipIdentifier", Memberships.Id), ("collaborationIdentifier", collaboration), ("trainedModelArn", model));
    }
}
