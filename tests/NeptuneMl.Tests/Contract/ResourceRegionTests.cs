using System.Text.Json.Nodes;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>Every ARN in every input: those of Clean Rooms are of the connection's Region; roles, keys and others are of any.</summary>
public sealed class ResourceRegionTests : IAsyncLifetime
{
    private const string Home = "us-east-1";
    private const string Away = "eu-west-1";

    private EmulatorServer _server = null!;

    public static TheoryData<string> Operations =>
        [.. Surface.Operations.Where(operation => Inputs(operation).Any(input => Arns(input).Any())).Select(operation => operation.Name)];

    public async ValueTask InitializeAsync() =>
        _server = await EmulatorServer.StartAsync(new EmulatorOptions { RecordRequests = true, JobDuration = TimeSpan.FromHours(1) });

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void Most_Clean_Rooms_operations_take_an_ARN() =>
        Assert.True(Surface.Operations.Count(operation => Inputs(operation).Any(input => Arns(input).Any(IsOfCleanRooms))) > 40);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Clean_Rooms_ARN_of_another_Region_is_rejected_before_a_request(string name)
    {
        Operation operation = ServiceApi.Find(name);
        ServiceCalls calls = new(_server.BaseAddress.ToString());
        foreach (JsonObject input in Inputs(operation))
        {
            int count = Arns(input).Count();
            for (int index = 0; index < count; index++)
            {
                JsonObject changed = (JsonObject)input.DeepClone();
                JsonValue arn = Arns(changed).ElementAt(index);
                string[] parts = arn.GetValue<string>().Split(':', 6);
                bool isRegional = parts[2] is "cleanrooms" or "cleanrooms-ml";
                if (!isRegional && parts[2] != "kms") continue;
                parts[3] = Away;
                arn.ReplaceWith(string.Join(':', parts));

                int before = _server.Requests!.Count;
                Exception? failure = await Record.ExceptionAsync(() => calls.CallAsync(operation, changed));

                Assert.Equal(isRegional, _server.Requests!.Count == before);
                if (!isRegional) continue;
                NeptuneMLException error = Assert.IsType<NeptuneMLException>(failure);
                Assert.Equal("InvalidParameter", error.ErrorId);
                Assert.NotNull(error.ParameterName);
                Assert.Contains($"Region {Away}", error.Message, StringComparison.Ordinal);
                Assert.Contains($"Region {Home}", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<JsonObject> Inputs(Operation operation) =>
        Surface.FullInputs(operation).Where(input => Surface.CanBeGiven(operation, input));

    private static bool IsOfCleanRooms(JsonValue arn) =>
        arn.GetValue<string>().Split(':')[2].StartsWith("cleanrooms", StringComparison.Ordinal);

    private static IEnumerable<JsonValue> Arns(JsonNode? node) => node switch
    {
        JsonObject structure => structure.SelectMany(member => Arns(member.Value)),
        JsonArray list => list.SelectMany(Arns),
        JsonValue value when value.TryGetValue(out string? text) && text.StartsWith("arn:", StringComparison.Ordinal)
            && text.Split(':').Length >= 6 => [value],
        _ => [],
    };
}
