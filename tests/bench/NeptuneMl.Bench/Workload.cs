using System.Diagnostics;

namespace NeptuneMl.Bench;

/// <summary>How often a call is made. The module and the Python SDK are put through the same.</summary>
/// <param name="Calls">Calls in a batch; each batch gives one figure.</param>
/// <param name="Batches">Batches after the warm-up.</param>
/// <param name="WarmUp">Calls before the first batch, which let the runtime settle.</param>
/// <param name="Concurrency">Calls under way at once. With 1 it is always the same job that is read.</param>
internal sealed record Workload(int Calls, int Batches, int WarmUp, int Concurrency)
{
    /// <returns>Microseconds a call, batch by batch, and what a call allocated on the way.</returns>
    public async Task<Timings> MeasureAsync(Func<string, Task> call)
    {
        await RunAsync(call, WarmUp);
        double[] microseconds = new double[Batches];
        long allocated = GC.GetTotalAllocatedBytes();
        for (int batch = 0; batch < Batches; batch++)
        {
            long started = Stopwatch.GetTimestamp();
            await RunAsync(call, Calls);
            microseconds[batch] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls;
        }

        return new Timings(microseconds, (GC.GetTotalAllocatedBytes() - allocated) / (Calls * Batches));
    }

    private async Task RunAsync(Func<string, Task> call, int count)
    {
        if (Concurrency == 1)
        {
            string id = BenchJobs.Id(0);
            for (int done = 0; done < count; done++)
                await call(id);
            return;
        }

        string[] ids = [.. Enumerable.Range(0, count).Select(index => BenchJobs.Id(index % BenchJobs.Count))];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(WorkAsync)));

        async Task WorkAsync()
        {
            for (int index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                await call(ids[index]);
        }
    }
}

/// <summary>What every measure of calls prints.</summary>
internal sealed record Timings(double[] Microseconds, long BytesPerCall);
