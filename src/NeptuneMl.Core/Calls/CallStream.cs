using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace NeptuneMl.Core.Calls;

/// <summary>The output of one call. The call writes results and messages on any thread; the pipeline thread reads them in the order of the
/// calls. A call that is far ahead of the pipeline waits, so memory stays bounded.</summary>
internal sealed class CallStream(Action changed, object? target)
{
    private const int Capacity = 256;

    private readonly Channel<CallRecord> _records = Channel.CreateBounded<CallRecord>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = false });

    /// <summary>The input object of the call: the target object of its error records.</summary>
    public object? Target { get; } = target;

    /// <summary>Whether the call has completed and all its records were read.</summary>
    public bool IsDrained => _records.Reader.Completion.IsCompleted;

    public ValueTask WriteAsync(object result, CancellationToken cancellationToken) =>
        AddAsync(new CallRecord(CallRecordKind.Output, result), cancellationToken);

    /// <summary>Writes a failure whose target is another object than the input.</summary>
    public ValueTask FailAsync(NeptuneMLException failure, object target, CancellationToken cancellationToken) =>
        AddAsync(new CallRecord(CallRecordKind.Failure, failure, target), cancellationToken);

    /// <summary>Runs a function on the pipeline thread.</summary>
    public async Task<T> RunAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> ran = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Action action = () => ran.SetResult(function());
        await AddAsync(new CallRecord(CallRecordKind.Action, action), cancellationToken).ConfigureAwait(false);
        return await ran.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a warning.</summary>
    public ValueTask WarnAsync(string message, CancellationToken cancellationToken) =>
        AddAsync(new CallRecord(CallRecordKind.Warning, Printable.Text(message)), cancellationToken);

    public void Verbose(string message) => WriteMessage(CallRecordKind.Verbose, message);

    public void Debug(string message) => WriteMessage(CallRecordKind.Debug, message);

    public bool TryRead([NotNullWhen(true)] out CallRecord? record) => _records.Reader.TryRead(out record);

    /// <summary>Completes the stream; a failure is its last record, and is never dropped.</summary>
    public async ValueTask CompleteAsync(NeptuneMLException? failure)
    {
        if (failure is not null)
        {
            CallRecord record = new(CallRecordKind.Failure, failure, Target);
            while (!_records.Writer.TryWrite(record)) await _records.Writer.WaitToWriteAsync().ConfigureAwait(false);
        }

        _records.Writer.Complete();
        changed();
    }

    private async ValueTask AddAsync(CallRecord record, CancellationToken cancellationToken)
    {
        while (!_records.Writer.TryWrite(record))
            if (!await _records.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false)) return;
        changed();
    }

    // Messages must not block a call: when the stream is full, they are dropped.
    private void WriteMessage(CallRecordKind kind, string message)
    {
        if (_records.Writer.TryWrite(new CallRecord(kind, Printable.Text(message)))) changed();
    }
}
