using System.Diagnostics;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Fuzz;

/// <summary>Runs one case after another: makes the call as its cmdlet does, over a real socket, and looks at what comes of it.</summary>
internal sealed class CaseRunner : IAsyncDisposable
{
    // Far longer than any case takes; the looks after a change wait for seconds in all.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, JsonObject> s_inputs = ServiceApi.AllOperations
        .ToDictionary(operation => operation.Name, operation => Sample.RequiredInputs(operation)[0]);

    // Its result is not emitted, but read again under the ARN that it has.
    private static readonly string[] s_partial = ["UpdateConfiguredAudienceModel"];

    private readonly ScriptedServer _server = new(FuzzResponse.Refusal);
    private readonly ScriptedServer _elsewhere = new(FuzzResponse.Refusal);
    private readonly ServiceCalls _calls;

    public CaseRunner() => _calls = new ServiceCalls(_server.Url);

    /// <summary>How many requests the last case has led to.</summary>
    public int Requests => _server.Requests.Count;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    public FuzzCase Case(int seed, int number) => FuzzCase.Make(seed, number, new Uri(_elsewhere.Url));

    public async Task<Outcome> RunAsync(int number, FuzzCase tried)
    {
        _server.Restart((_, index) => tried.Responses(index));
        long started = Stopwatch.GetTimestamp();
        (string kind, string? fault) = await OutcomeOfAsync(tried.Operation);
        return new Outcome(
            number,
            kind,
            _elsewhere.Requests.Count > 0 ? "the redirection was followed" : fault,
            Stopwatch.GetElapsedTime(started));
    }

    private async Task<(string Kind, string? Fault)> OutcomeOfAsync(Operation operation)
    {
        try
        {
            JsonObject input = (JsonObject)s_inputs[operation.Name].DeepClone();
            IReadOnlyList<object> results = await Task.Run(() => _calls.CallAsync(operation, input)).WaitAsync(s_limit);
            return (Outcome.Result, s_partial.Contains(operation.Name) ? null : Promises.BrokenBy(results));
        }
        catch (TimeoutException)
        {
            return (Outcome.Hang, $"nothing came of it in {s_limit.TotalSeconds} s");
        }
        // Whatever comes out is looked at: that it is of the one known kind is what is tried here.
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return ((failure as NeptuneMLException)?.ErrorId ?? failure.GetType().Name, Promises.BrokenBy(failure));
        }
    }
}
