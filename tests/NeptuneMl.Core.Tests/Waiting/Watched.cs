using System.Collections.Concurrent;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Waiting;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Waiting;

/// <summary>A <see cref="JobPoller"/> on a manual clock, with a script instead of a service.</summary>
internal sealed class Watched : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<CallRecord> _records = [];
    private readonly List<JobTransition> _transitions = [];

    public Watched(
        Func<MLResource, CancellationToken, Task<MLResource>> look, TimeSpan? poll = null, TimeSpan? timeout = null, int limit = 8,
        TimeSpan? heartbeat = null, Action? ended = null) => Watch = new JobPoller(
            new PollSchedule(poll), timeout, limit,
            (job, token) =>
            {
                Looks.Enqueue((job.Key, Clock.Now));
                return look(job, token);
            },
            Clock.Signal, Clock, _stopping.Token)
        {
            Heartbeat = heartbeat,
            Ended = ended,
        };

    public ManualClock Clock { get; } = new();

    public JobPoller Watch { get; }

    /// <summary>Every look, with the time it happened at.</summary>
    public ConcurrentQueue<(string Key, DateTimeOffset At)> Looks { get; } = new();

    /// <summary>Every record except the state changes.</summary>
    public IReadOnlyList<CallRecord> Records => _records;

    /// <summary>The state changes.</summary>
    public IReadOnlyList<JobTransition> Transitions => _transitions;

    public IEnumerable<MLResource> Outputs =>
        _records.Where(record => record.Kind == CallRecordKind.Output).Select(record => (MLResource)record.Payload);

    public IEnumerable<NeptuneMLException> Failures =>
        _records.Where(record => record.Kind == CallRecordKind.Failure).Select(record => (NeptuneMLException)record.Payload);

    /// <summary>The intervals between the looks, and before the first.</summary>
    public IReadOnlyList<double> Intervals
    {
        get
        {
            DateTimeOffset[] times = [ManualClock.Start, .. Looks.Select(look => look.At)];
            return [.. times.Zip(times.Skip(1), (before, after) => (after - before).TotalSeconds)];
        }
    }

    public IEnumerable<string> Warnings => Said(CallRecordKind.Warning);

    public IEnumerable<string> Verbose => Said(CallRecordKind.Verbose);

    public Task RunToTheEndAsync() => RunUntilAsync(() => Watch.IsEmpty);

    /// <summary>Runs, and reads what comes out, until the condition holds.</summary>
    public Task RunUntilAsync(Func<bool> condition) => Clock.RunUntilAsync(
        () =>
        {
            Read();
            return condition();
        },
        () => $"{Watch.Count} jobs are waited for ({string.Join(", ", Watch.Jobs.Take(5).Select(watched => watched.Job))}); {Looks.Count} looks, {_records.Count} records until now;");

    /// <summary>Reads what has come out.</summary>
    public void Read()
    {
        while (Watch.TryTake(out CallRecord? record))
        {
            if (record.Payload is JobTransition transition) _transitions.Add(transition);
            else _records.Add(record);
        }
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _stopping.Cancel();
        Watch.Dispose();
        _stopping.Dispose();
        Clock.Dispose();
    }

    private IEnumerable<string> Said(CallRecordKind kind) =>
        _records.Where(record => record.Kind == kind).Select(record => (string)record.Payload);

    public static DataProcessingJob Job(string id, string? status = null) => new() { Id = id, Status = status };

    public static DataProcessingJob Failed(string id, string reason, string log) => new()
    {
        Id = id,
        Status = "Failed",
        ProcessingJob = new SageMakerResource { Name = id, Status = "Failed", FailureReason = reason, CloudwatchLogUrl = log },
    };
}
