using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.Faults;

public sealed class OperationCountTests
{
    private const string Jobs = "ml/dataprocessing";

    [Fact]
    public async Task Effects_and_rejections_are_counted_whatever_the_response()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Faults = [new Fault(FaultKind.ResetAfter) { Times = 1 }, new Fault(FaultKind.Throttle) { Skip = 1, Times = 1 }],
        });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        var job = new { id = "one", inputDataS3Location = "s3://b/in", processedDataS3Location = "s3://b/out" };

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsJsonAsync(Jobs, job));
        using HttpResponseMessage throttled = await http.PostAsJsonAsync(Jobs, job);
        using HttpResponseMessage taken = await http.PostAsJsonAsync(Jobs, job);

        Assert.Equal(
            """[{"operation":"StartMLDataProcessingJob","done":1,"refused":1,"denied":0}]""",
            await http.GetStringAsync("_emulator/operations"));
    }

    [Fact]
    public async Task Requests_with_invalid_signature_are_counted_as_denied()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Credentials = [new SigningCredential("AKIDEXAMPLE", "example")] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage denied = await http.GetAsync("status");
        JsonNode counts = JsonNode.Parse(await http.GetStringAsync("_emulator/operations"))!;

        Assert.Equal(("GetEngineStatus", 0, 1), ((string?)counts[0]!["operation"], (int?)counts[0]!["done"], (int?)counts[0]!["denied"]));
    }
}
