using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Tests.Calls;

/// <summary>Stands for the pipeline thread: adds calls when there is room, and reads what they write.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<CallRecord> _records = [];

    public Pipeline(int limit) => Calls = new OrderedCalls(limit, () => _changed.Release(), _stopping.Token);

    public OrderedCalls Calls { get; }

    public IReadOnlyList<CallRecord> Records => _records;

    public IEnumerable<object> Outputs => _records.Where(record => record.Kind == CallRecordKind.Output).Select(record => record.Payload);

    public void Add(object target, Func<CallStream, CancellationToken, Task> work) => Calls.Add(target, work);

    /// <summary>Reads what there is to read now.</summary>
    public void Read()
    {
        while (Calls.TryRead(out CallRecord? record)) _records.Add(record);
    }

    /// <summary>Reads until the condition holds.</summary>
    public async Task ReadUntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource giveUp = new(TimeSpan.FromSeconds(30));
        Read();
        while (!condition())
        {
            await _changed.WaitAsync(giveUp.Token);
            Read();
        }
    }

    /// <summary>Waits, without reading, until the condition holds.</summary>
    public async Task WaitUntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource giveUp = new(TimeSpan.FromSeconds(30));
        while (!condition()) await _changed.WaitAsync(giveUp.Token);
    }

    public Task ReadToTheEndAsync() => ReadUntilAsync(() => Calls.IsEmpty);

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _stopping.Dispose();
        _changed.Dispose();
    }
}
