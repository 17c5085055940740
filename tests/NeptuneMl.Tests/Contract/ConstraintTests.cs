using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>Every rule of every input member, from both sides, as the module judges it and, on its own, the emulator.</summary>
public sealed class ConstraintTests : IAsyncLifetime
{
    private static readonly HttpClient s_raw = new();
    // BadRequestException is not among them: the emulator says it of jobs that are not there, which no rule on a member can know.
    private static readonly string[] s_refusals = ["ValidationException", "InvalidParameterException", "MissingParameterException"];
    private static readonly Dictionary<string, IReadOnlyList<ConstraintCase>> s_cases = Surface.Operations
        .ToDictionary(operation => operation.Name, Cases);

    private EmulatorServer _ours = null!;
    private EmulatorServer _theirs = null!;

    public static TheoryData<string> Operations => [.. s_cases.Where(found => found.Value.Count > 0).Select(found => found.Key)];

    public async ValueTask InitializeAsync()
    {
        _ours = await EmulatorServer.StartAsync(new EmulatorOptions { RecordRequests = true, JobDuration = TimeSpan.FromHours(1) });
        _theirs = await EmulatorServer.StartAsync(new EmulatorOptions { JobDuration = TimeSpan.FromHours(1) });
    }

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _theirs.DisposeAsync();
    }

    [Fact]
    public void Cases_cover_every_kind_of_rule()
    {
        string[] names = [.. s_cases.Values.SelectMany(cases => cases).Select(found => found.Name)];

        Assert.True(names.Length > 400, $"only {names.Length} cases");
        Assert.All(
            ["missing", ": 0 characters", ": 64 characters", "no items", "51 items", "a reserved prefix", "new", "s3://bucket/two words", "every way", "no way", "half a way", ": 0", "1025"],
            kind => Assert.Contains(names, name => name.Contains(kind, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Invalid_input_is_not_sent_and_valid_input_is_accepted_by_the_service(string name)
    {
        Operation operation = ServiceApi.Find(name);
        ServiceCalls calls = new(_ours.BaseAddress.ToString());
        List<string> wrong = [];
        foreach (ConstraintCase found in s_cases[name])
        {
            // Two jobs of one id would be refused for another reason.
            if (found.Input.ContainsKey("id") && !found.Name.StartsWith("id:", StringComparison.Ordinal))
            {
                found.Input["id"] = Guid.NewGuid()
                .ToString();
            }

            int before = _ours.Requests!.Count;
            Exception? failure = await Record.ExceptionAsync(() => calls.CallAsync(operation, found.Input));
            bool sent = _ours.Requests!.Count > before;
            bool refused = failure is NeptuneMLException { ErrorId: "InvalidParameter", ParameterName: not null, HttpStatus: null };
            if (refused == sent || refused == found.IsValid)
            {
                wrong.Add(
                $"module: {found.Name} should be {(found.IsValid ? "sent" : "refused")}; sent {sent}: {failure?.Message}");
            }

            if (!found.OnWire) continue;
            (string? code, string text) = await ResponseAsync(ApiRequest.Of(operation, found.Input));
            if (s_refusals.Contains(code) == found.IsValid)
            {
                wrong.Add(
                $"emulator: {found.Name} should be {(found.IsValid ? "taken" : "refused")}; it said {code ?? "OK"}: {text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // An instance type of one character satisfies every rule; only the service can reject it.
    private static IReadOnlyList<ConstraintCase> Cases(Operation operation) =>
    [
        .. ConstraintCase.Of(operation, Surface.FullInputs(operation))
            .Where(found => Surface.CanBeGiven(operation, found.Input))
            .Where(found => found is not { What: "1 characters", IsValid: true }
                || !found.Path.EndsWith("nstanceType", StringComparison.Ordinal)),
    ];

    private async Task<(string? Code, string Text)> ResponseAsync(ApiRequest wire)
    {
        using HttpRequestMessage request = new(new HttpMethod(wire.Method), _theirs.BaseAddress + wire.Target[1..]);
        if (wire.Body is not null) request.Content = new StringContent(wire.Body.ToJsonString(), Encoding.UTF8, "application/json");
        foreach ((string name, string value) in wire.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await s_raw.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.OK) return (null, text);
        return (response.Headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? types) ?
            types.First() :
            (string?)JsonNode.Parse(text)!["code"], text);
    }
}
