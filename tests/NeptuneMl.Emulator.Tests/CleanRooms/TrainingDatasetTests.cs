using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class TrainingDatasetTests
{
    [Fact]
    public async Task Dataset_is_read_back_until_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        JsonObject one = With(("trainingDatasetArn", arn));
        Response read = await emulator.OkAsync("GetTrainingDataset", one);
        Assert.Equal("ACTIVE", read["status"]);
        Assert.All(Dataset(), member => Assert.True(JsonNode.DeepEquals(member.Value, read.Body[member.Key]), member.Key));
        Assert.Equal(["dataset"], await emulator.NamesAsync("ListTrainingDatasets"));

        await emulator.OkAsync("DeleteTrainingDataset", one);
        await emulator.RefusedAsync(NotFound, "GetTrainingDataset", one);
        await emulator.RefusedAsync(NotFound, "DeleteTrainingDataset", one);
        Assert.Empty(await emulator.NamesAsync("ListTrainingDatasets"));
    }

    [Fact]
    public async Task Name_is_unique_in_the_account()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.OkAsync("CreateTrainingDataset", Dataset());
        await emulator.RefusedAsync(Conflict, "CreateTrainingDataset", Dataset());
        Assert.Equal(["dataset"], await emulator.NamesAsync("ListTrainingDatasets"));
    }

    [Fact]
    public async Task Dataset_in_use_cannot_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        string model = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset));
        JsonObject one = With(("trainingDatasetArn", dataset));
        emulator.PassTime(1);
        await emulator.RefusedAsync(Conflict, "DeleteTrainingDataset", one);
        await emulator.OkAsync("DeleteAudienceModel", With(("audienceModelArn", model)));
        await emulator.RefusedAsync(Conflict, "DeleteTrainingDataset", one);
        emulator.PassTime(0.1);
        await emulator.OkAsync("DeleteTrainingDataset", one);
    }
}
