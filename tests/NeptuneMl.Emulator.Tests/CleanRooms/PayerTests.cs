using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>The members that pay for input channels, trainings and inference jobs.</summary>
public sealed class PayerTests
{
    private const string Payer = "012345678901";

    public static TheoryData<string, string> Resources => new()
    {
        { "MLInputChannel", "payerConfiguration" },
        { "TrainedModel", "mlModelTrainingPayerAccountId" },
        { "TrainedModelInferenceJob", "mlModelInferencePayerAccountId" },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Named_payer_is_in_every_view(string resource, string member)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonNode payer = resource == "MLInputChannel" ? With(("computePayerAccountId", Payer)) : JsonValue.Create(Payer);

        IReadOnlyList<JsonObject> views = await ViewsAsync(emulator, resource, member, payer);

        Assert.All(views, view => Assert.True(JsonNode.DeepEquals(payer, view[member]), view.ToString()));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Unnamed_payer_is_in_no_view(string resource, string member)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();

        IReadOnlyList<JsonObject> views = await ViewsAsync(emulator, resource, member, null);

        Assert.All(views, view => Assert.False(view.ContainsKey(member), view.ToString()));
    }

    [Fact]
    public async Task Malformed_payer_is_a_validation_error()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject channel = Channel(Memberships.Association);
        channel["payerConfiguration"]!["computePayerAccountId"] = "12345";

        string message = await emulator.RefusedAsync("ValidationException", "CreateMLInputChannel", channel);

        Assert.Contains("payerConfiguration.computePayerAccountId", message, StringComparison.Ordinal);
    }

    // Get and list, as the member and as the collaboration; an inference job has no get operation in the collaboration.
    private static async Task<IReadOnlyList<JsonObject>> ViewsAsync(TestEmulator emulator, string resource, string member, JsonNode? payer)
    {
        JsonObject input = resource switch
        {
            "MLInputChannel" => Channel(Memberships.Association),
            "TrainedModel" => Memberships.Model(),
            _ => Memberships.Job(await emulator.CreateActiveModelAsync("of the job")),
        };
        input["membershipIdentifier"] = Memberships.Id;
        input.Remove(member);
        if (payer is not null) input[member] = payer.DeepClone();
        string create = resource == "TrainedModelInferenceJob" ? $"Start{resource}" : $"Create{resource}";
        string arn = await emulator.MakeAsync(create, input);

        string arnMember = Members($"Get{resource}").Single(name => name.Key.EndsWith("Arn", StringComparison.Ordinal)).Key;
        JsonObject own = With(("membershipIdentifier", Memberships.Id));
        JsonObject get = (await emulator.OkAsync($"Get{resource}", With(("membershipIdentifier", Memberships.Id), (arnMember, arn)))).Body;
        JsonObject shared = With(
            ("collaborationIdentifier", get["collaborationIdentifier"]?.DeepClone() ?? await CollaborationAsync(emulator)));
        List<JsonObject> views = [get, await ListedAsync($"List{resource}s", own), await ListedAsync(
            $"ListCollaboration{resource}s",
            shared)];
        if (resource != "TrainedModelInferenceJob")
        {
            shared[arnMember] = arn;
            views.Add((await emulator.OkAsync($"GetCollaboration{resource}", shared)).Body);
        }

        return views;

        async Task<JsonObject> ListedAsync(string operation, JsonObject parent) => (await emulator.OkAsync(operation, parent)).Body
            .Single(list => list.Value is JsonArray).Value!.AsArray()
            .Select(item => item!.AsObject())
            .Single(item => (string?)item[arnMember] == arn);
    }

    private static async Task<string> CollaborationAsync(TestEmulator emulator)
    {
        JsonObject channel = With(("membershipIdentifier", Memberships.Id), ("mlInputChannelArn", Memberships.TrainingChannel));
        return (await emulator.OkAsync("GetMLInputChannel", channel))["collaborationIdentifier"]!;
    }
}
