using System.Net;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class EndpointTests
{
    [Fact]
    public async Task Endpoint_goes_from_Creating_to_InService()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response created = await CreateAsync(emulator, "ep-1");
        Api.AssertOutput("neptunedata.json", "CreateMLEndpoint", created.Body);
        Assert.Equal("Creating", (await emulator.GetAsync("/ml/endpoints/ep-1"))["status"]);
        emulator.PassTime(1);
        Response ready = await emulator.GetAsync("/ml/endpoints/ep-1");
        Api.AssertOutput("neptunedata.json", "GetMLEndpoint", ready.Body);
        Assert.Equal("InService", ready["status"]);
        Assert.Equal(created["arn"], ready.Body["endpoint"]!["arn"]!.ToString());
        Assert.Equal(["ep-1"], (await emulator.GetAsync("/ml/endpoints")).Strings("ids"));
    }

    [Fact]
    public async Task Update_changes_the_endpoint_configuration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await CreateAsync(emulator, "ep-1");
        emulator.PassTime(1);
        string before = (await emulator.GetAsync("/ml/endpoints/ep-1")).Body["endpointConfig"]!["name"]!.ToString();
        await emulator.PostOkAsync("/ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-1", update = true });
        Response updating = await emulator.GetAsync("/ml/endpoints/ep-1");
        Assert.Equal("Updating", updating["status"]);
        Assert.NotEqual(before, updating.Body["endpointConfig"]!["name"]!.ToString());
        emulator.PassTime(1);
        Assert.Equal("InService", (await emulator.GetAsync("/ml/endpoints/ep-1"))["status"]);
    }

    [Theory]
    [InlineData(null, "MissingParameterException")]
    [InlineData("ep-9", "MLResourceNotFoundException")]
    [InlineData("ep-1", "BadRequestException")]
    public async Task Only_an_endpoint_in_service_can_be_updated(string? id, string code)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await CreateAsync(emulator, "ep-1");
        Response refused = await emulator.PostAsync("/ml/endpoints", new { id, mlModelTrainingJobId = "tr-1", update = true });
        Assert.Equal(code, refused["code"]);
    }

    [Fact]
    public async Task Deleted_endpoint_frees_its_id()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await CreateAsync(emulator, "ep-1");
        Response deleted = await emulator.DeleteAsync("/ml/endpoints/ep-1?clean=true");
        Api.AssertOutput("neptunedata.json", "DeleteMLEndpoint", deleted.Body);
        Assert.Equal("Deleting", (await emulator.GetAsync("/ml/endpoints/ep-1"))["status"]);
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync("/ml/endpoints/ep-1")).Status);
        emulator.PassTime(0.1);
        Assert.Equal("MLResourceNotFoundException", (await emulator.GetAsync("/ml/endpoints/ep-1"))["code"]);
        Assert.Empty((await emulator.GetAsync("/ml/endpoints")).Strings("ids"));
        await emulator.PostOkAsync("/ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-1" });
        Assert.Equal("Creating", (await emulator.GetAsync("/ml/endpoints/ep-1"))["status"]);
    }

    [Fact]
    public async Task Failed_endpoint_reports_the_reason()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("ep-?", "No capacity."));
        await CreateAsync(emulator, "ep-1");
        emulator.PassTime(1);
        Response failed = await emulator.GetAsync("/ml/endpoints/ep-1");
        Assert.Equal("Failed", failed["status"]);
        Assert.Equal("No capacity.", failed.Body["endpoint"]!["failureReason"]!.ToString());
    }

    [Theory]
    [InlineData(null, null, "MissingParameterException")]
    [InlineData("tr-1", "mt-1", "InvalidParameterException")]
    [InlineData("tr-9", null, "BadRequestException")]
    [InlineData(null, "mt-9", "BadRequestException")]
    public async Task Endpoint_requires_one_completed_job(string? training, string? transform, string code)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        Response refused = await emulator.PostAsync(
            "/ml/endpoints", new { mlModelTrainingJobId = training, mlModelTransformJobId = transform });
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task Engine_status_is_a_healthy_writer()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response status = await emulator.GetAsync("/status");
        Api.AssertOutput("neptunedata.json", "GetEngineStatus", status.Body);
        Assert.Equal(("healthy", "writer"), (status["status"], status["role"]));
    }

    private static async Task<Response> CreateAsync(TestEmulator emulator, string id)
    {
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        return await emulator.PostOkAsync(
            "/ml/endpoints", new { id, mlModelTrainingJobId = "tr-1", instanceType = "ml.m5.xlarge", instanceCount = 1 });
    }
}
