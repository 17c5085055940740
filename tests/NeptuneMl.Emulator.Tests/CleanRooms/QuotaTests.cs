using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class QuotaTests
{
    private const string Exceeded = "ServiceQuotaExceededException";

    [Fact]
    public async Task Unfinished_inference_jobs_are_limited_per_membership_and_account()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(enforcesQuotas: true);
        string model = await emulator.CreateActiveModelAsync();
        for (int i = 0; i < 5; i++) await emulator.PostOkAsync(Jobs, Job(model));

        Response sixth = await emulator.PostAsync(Jobs, Job(model));

        AssertError(sixth, System.Net.HttpStatusCode.PaymentRequired, Exceeded);
        Assert.Equal("Pending or in-progress custom model inference jobs per membership", sixth["quotaName"]);
        Assert.Equal("5", sixth["quotaValue"]);
        Assert.Equal(5, (await emulator.GetAsync(Jobs)).Body["trainedModelInferenceJobs"]!.AsArray().Count);
        emulator.PassTime(0.5);
        AssertError(await emulator.PostAsync(Jobs, Job(model)), System.Net.HttpStatusCode.PaymentRequired, Exceeded);
        emulator.PassTime(0.5);
        await emulator.PostOkAsync(Jobs, Job(model));
    }

    [Fact]
    public async Task Cancelled_jobs_do_not_count()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(enforcesQuotas: true);
        string model = await emulator.CreateActiveModelAsync();
        string arn = "";
        for (int i = 0; i < 5; i++) arn = (await emulator.PostOkAsync(Jobs, Job(model)))["trainedModelInferenceJobArn"]!;

        await emulator.PatchAsync($"{Jobs}/{Escape(arn)}");

        await emulator.PostOkAsync(Jobs, Job(model));
    }

    [Fact]
    public async Task Trainings_count_versions_too()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(enforcesQuotas: true);
        string model = await emulator.CreateActiveModelAsync();
        await emulator.PostOkAsync(Models, Continuation("model", model));
        for (int i = 0; i < 4; i++) await emulator.CreateModelAsync($"model {i}");

        AssertError(await emulator.PostAsync(Models, Model("one more")), System.Net.HttpStatusCode.PaymentRequired, Exceeded);
    }

    [Fact]
    public async Task Rejected_request_does_not_count()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(enforcesQuotas: true);
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset, "one"));
        await emulator.RefusedAsync(Conflict, "CreateAudienceModel", AudienceModel(dataset, "one"));
        await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset, "two"));

        await emulator.RefusedAsync(Exceeded, "CreateAudienceModel", AudienceModel(dataset, "three"));
        emulator.PassTime(1);
        await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset, "three"));
    }

    [Fact]
    public async Task Active_input_channels_count_until_their_data_is_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(enforcesQuotas: true);
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Samples.Algorithm());
        string association = await emulator.MakeAsync("CreateConfiguredModelAlgorithmAssociation", Samples.Association(algorithm));
        string channel = "";
        for (int i = 0; i < 100; i++) channel = await emulator.MakeAsync("CreateMLInputChannel", Samples.Channel(association, $"channel {i}"));
        emulator.PassTime(1);

        await emulator.RefusedAsync(Exceeded, "CreateMLInputChannel", Samples.Channel(association, "one more"));
        await emulator.OkAsync("DeleteMLInputChannelData", With(("membershipIdentifier", Id), ("mlInputChannelArn", channel)));
        emulator.PassTime(1);
        await emulator.MakeAsync("CreateMLInputChannel", Samples.Channel(association, "one more"));
    }

    [Fact]
    public async Task No_quota_is_enforced_by_default()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        for (int i = 0; i < 20; i++) await emulator.PostOkAsync(Jobs, Job(model));
    }

    [Fact]
    public void Every_quota_has_a_source_and_an_operation()
    {
        JsonArray quotas = Api.Read("documented.json")["quotas"]!.AsArray();

        Assert.Equal(11, quotas.Count);
        Assert.All(quotas, quota =>
        {
            Assert.Equal("https://docs.aws.amazon.com/clean-rooms/latest/userguide/clean-rooms-ml-quotas.html", (string)quota!["source"]!);
            Assert.Contains((string)quota["operation"]!, Operations.Keys);
        });
    }
}
