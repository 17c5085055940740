using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeptuneMl.Fuzz;

/// <summary>Many cases of one seed, several at once.</summary>
internal static class FuzzRun
{
    private const int MostFaults = 200;

    /// <param name="seed">What the cases are made from.</param>
    /// <param name="first">The number of the first case.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="atOnce">How many at once; a few wait for looks after a change, so more than there are cores.</param>
    public static async Task<FuzzReport> RunAsync(int seed, int first, int count, int atOnce)
    {
        ConcurrentBag<Outcome> outcomes = [];
        ConcurrentQueue<(FuzzCase Case, Outcome Outcome)> faults = [];
        int next = first - 1;
        long started = Stopwatch.GetTimestamp(), allocated = GC.GetTotalAllocatedBytes();

        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(RunSomeAsync)));
        return new FuzzReport(seed, [.. outcomes], [.. faults], Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes() - allocated);

        async Task RunSomeAsync()
        {
            CaseRunner runner = new();
            for (
                int number = Interlocked.Increment(ref next);
                number < first + count && faults.Count < MostFaults;
                number = Interlocked.Increment(ref next))
            {
                FuzzCase tried = runner.Case(seed, number);
                Outcome outcome = await runner.RunAsync(number, tried);
                outcomes.Add(outcome);
                if (outcome.Fault is null) continue;
                faults.Enqueue((tried, outcome));
                // What was left behind may still be asking.
                await runner.DisposeAsync();
                runner = new CaseRunner();
            }

            await runner.DisposeAsync();
        }
    }
}
