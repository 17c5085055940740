using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class InputChannelTests
{
    [Fact]
    public async Task Channel_is_populated_and_reports_its_contents()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject request = Channel(Memberships.Association);
        string arn = await emulator.MakeAsync("CreateMLInputChannel", request);
        Response pending = await emulator.OkAsync("GetMLInputChannel", Of(arn));
        Assert.Equal(("CREATE_PENDING", null, null), (pending["status"], pending["numberOfRecords"], pending["protectedQueryIdentifier"]));
        emulator.PassTime(0.2);
        Response running = await emulator.OkAsync("GetMLInputChannel", Of(arn));
        Assert.Equal("CREATE_IN_PROGRESS", running["status"]);
        Assert.NotNull(running["protectedQueryIdentifier"]);
        emulator.PassTime(0.8);
        Response done = await emulator.OkAsync("GetMLInputChannel", Of(arn));
        Assert.Equal("ACTIVE", done["status"]);
        Assert.Equal(running["protectedQueryIdentifier"], done["protectedQueryIdentifier"]);
        Assert.All(request, member => Assert.True(JsonNode.DeepEquals(member.Value, done.Body[member.Key]), member.Key));
        Assert.InRange(done.Body["numberOfRecords"]!.GetValue<long>(), 1, long.MaxValue);
        Assert.InRange(done.Body["numberOfFiles"]!.GetValue<double>(), 1, 1_000_000);
        Assert.InRange(done.Body["sizeInGb"]!.GetValue<double>(), 0.001, 1_000_000);
        Assert.Null(done["syntheticDataConfiguration"]);
    }

    [Fact]
    public async Task Size_depends_only_on_the_query()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string[] sizes =
        [
            await SizeAsync("one", "SELECT * FROM clicks"),
            await SizeAsync("two", "SELECT * FROM clicks"),
            await SizeAsync("three", "SELECT * FROM clicks WHERE age > 30"),
        ];
        Assert.Equal(sizes[0], sizes[1]);
        Assert.NotEqual(sizes[0], sizes[2]);

        async Task<string> SizeAsync(string name, string query)
        {
            string arn = await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association, name, query));
            emulator.PassTime(1);
            Response channel = await emulator.OkAsync("GetMLInputChannel", Of(arn));
            return $"{channel["numberOfRecords"]} {channel["numberOfFiles"]} {channel["sizeInGb"]}";
        }
    }

    [Fact]
    public async Task Channel_consumes_the_budgets_of_its_tables()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string first = await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association, "one", "SELECT * FROM a JOIN b"));
        int before = await RemainingAsync("b");
        await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association, "two", "select * from b"));
        Assert.Equal(before - 1, await RemainingAsync("b"));
        Assert.Equal(before, await RemainingAsync("a"));
        emulator.Clock.Jump(TimeSpan.FromDays(40));
        Assert.Equal(before + 1, await RemainingAsync("b"));

        async Task<int> RemainingAsync(string table)
        {
            Response channel = await emulator.OkAsync("GetMLInputChannel", Of(first));
            JsonArray budgets = channel.Body["privacyBudgets"]!["accessBudgets"]!.AsArray();
            Assert.Equal(2, budgets.Count);
            return budgets[table == "a" ? 0 : 1]!["aggregateRemainingBudget"]!.GetValue<int>();
        }
    }

    [Fact]
    public async Task Synthetic_data_is_scored_within_its_thresholds()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateMLInputChannel", SyntheticChannel(Memberships.Association));
        Assert.Null(
            (await emulator.OkAsync("GetMLInputChannel", Of(arn))).Body["syntheticDataConfiguration"]!["syntheticDataEvaluationScores"]);
        emulator.PassTime(1);
        JsonNode synthetic = (await emulator.OkAsync("GetMLInputChannel", Of(arn))).Body["syntheticDataConfiguration"]!;
        double allowed = synthetic["syntheticDataParameters"]!["maxMembershipInferenceAttackScore"]!.GetValue<double>();
        JsonNode scores = synthetic["syntheticDataEvaluationScores"]!["dataPrivacyScores"]!["membershipInferenceAttackScores"]!;
        Assert.InRange(scores[0]!["score"]!.GetValue<double>(), 0.5, allowed);
    }

    [Fact]
    public async Task Failed_channel_reports_the_reason_and_cannot_be_used()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("chan*", "The query timed out."));
        string arn = await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association));
        emulator.PassTime(1);
        Response failed = await emulator.OkAsync("GetMLInputChannel", Of(arn));
        Assert.Equal(("CREATE_FAILED", null), (failed["status"], failed["numberOfRecords"]));
        Assert.Equal("The query timed out.", failed.Body["statusDetails"]!["message"]!.ToString());
        JsonObject training = Memberships.Model();
        training["dataChannels"] = new JsonArray(Memberships.Channel("train", arn));
        Assert.Contains(
            "CREATE_FAILED",
            await emulator.RefusedAsync(Conflict, "CreateTrainedModel", Member(training)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_and_inference_require_an_active_channel()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association));
        JsonObject training = Memberships.Model();
        training["dataChannels"] = new JsonArray(Memberships.Channel("train", arn));
        await emulator.RefusedAsync(Conflict, "CreateTrainedModel", Member(training));
        emulator.PassTime(1);
        string model = await emulator.MakeAsync("CreateTrainedModel", Member(training));
        emulator.PassTime(1);
        JsonObject job = Memberships.Job(model);
        job["dataSource"]!["mlInputChannelArn"] = Memberships.Arn("ml-input-channel/none");
        await emulator.RefusedAsync(NotFound, "StartTrainedModelInferenceJob", Member(job));
        job["dataSource"]!["mlInputChannelArn"] = await emulator.MakeAsync(
            "CreateMLInputChannel",
            Channel(Memberships.Association, "late"));
        await emulator.RefusedAsync(Conflict, "StartTrainedModelInferenceJob", Member(job));
    }

    [Fact]
    public async Task Data_can_be_deleted_when_no_training_uses_it()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CreateModelAsync();
        JsonObject one = Of(Memberships.TrainingChannel);
        await emulator.RefusedAsync(Conflict, "DeleteMLInputChannelData", one);
        emulator.PassTime(1);
        await emulator.OkAsync("DeleteMLInputChannelData", one);
        Assert.Equal("DELETE_PENDING", (await emulator.OkAsync("GetMLInputChannel", one))["status"]);
        emulator.PassTime(0.05);
        Assert.Equal("DELETE_IN_PROGRESS", (await emulator.OkAsync("GetMLInputChannel", one))["status"]);
        emulator.PassTime(0.05);
        Response deleted = await emulator.OkAsync("GetMLInputChannel", one);
        Assert.Equal(("INACTIVE", null), (deleted["status"], deleted["sizeInGb"]));
        await emulator.RefusedAsync(Conflict, "DeleteMLInputChannelData", one);
        await emulator.RefusedAsync(Conflict, "CreateTrainedModel", Member(Memberships.Model("next")));
    }

    [Fact]
    public async Task Only_collaboration_and_member_see_the_channel()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateMLInputChannel", Channel(Memberships.Association));
        string collaboration = (await emulator.OkAsync("GetMLInputChannel", Of(arn)))["collaborationIdentifier"]!;
        Response seen = await emulator.OkAsync(
            "GetCollaborationMLInputChannel", With(("collaborationIdentifier", collaboration), ("mlInputChannelArn", arn)));
        Assert.Equal((Account, null, null), (seen["creatorAccountId"], seen["tags"], seen["inputChannel"]));
        Assert.Equal(
            await emulator.NamesAsync("ListMLInputChannels", With(("membershipIdentifier", Memberships.Id))),
            await emulator.NamesAsync("ListCollaborationMLInputChannels", With(("collaborationIdentifier", collaboration))));
        JsonObject other = With(("membershipIdentifier", Memberships.Other), ("mlInputChannelArn", arn));
        await emulator.RefusedAsync(NotFound, "GetMLInputChannel", other);
        await emulator.RefusedAsync(NotFound, "DeleteMLInputChannelData", other);
    }

    [Fact]
    public async Task Channel_requires_an_association_and_a_unique_name()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.RefusedAsync(
            NotFound, "CreateMLInputChannel", Channel(Memberships.Arn("configured-model-algorithm-association/none")));
        await emulator.OkAsync("CreateMLInputChannel", Channel(Memberships.Association));
        await emulator.RefusedAsync(Conflict, "CreateMLInputChannel", Channel(Memberships.Association));
    }

    private static JsonObject Of(string arn) => Member(With(("mlInputChannelArn", arn)));

    private static JsonObject Member(JsonObject input)
    {
        JsonObject copy = (JsonObject)input.DeepClone();
        copy["membershipIdentifier"] = Memberships.Id;
        return copy;
    }
}
