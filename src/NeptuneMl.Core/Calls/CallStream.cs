using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// Where one call writes its results and messages, on any thread. They come out on the pipeline thread, in the order in
/// which the calls were made. A call that is far ahead of the pipeline waits for it, so memory stays bounded.
/// </summary>
internal sealed class CallStream
{
    private const int Capacity = 256;

    private readonly Action _changed;
    private readonly Channel<CallRecord> _records = Channel.CreateBounded<CallRecord>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = false });

    public CallStream(Action changed, object? target)
    {
        _changed = changed;
        Target = target;
    }

    /// <summary>The input this call is about; error records carry it.</summary>
    public object? Target { get; }

    /// <summary>Whether the call has ended and everything it wrote has been read.</summary>
    public bool IsDrained => _records.Reader.Completion.IsCompleted;

    public ValueTask WriteAsync(object result, CancellationToken cancellationToken) => AddAsync(new CallRecord(CallRecordKind.Output, result), cancellationToken);

    /// <summary>Writes a failure that is about another object than the input.</summary>
    public ValueTask FailAsync(NeptuneMLException failure, object target, CancellationToken cancellationToken) =>
        AddAsync(new CallRecord(CallRecordKind.Failure, failure, target), cancellationToken);

    public void Verbose(string message) => Say(CallRecordKind.Verbose, message);

    public void Debug(string message) => Say(CallRecordKind.Debug, message);

    public bool TryRead([NotNullWhen(true)] out CallRecord? record) => _records.Reader.TryRead(out record);

    /// <summary>Ends the stream; a failure is its last record, and is never dropped.</summary>
    public async ValueTask CompleteAsync(NeptuneMLException? failure)
    {
        if (failure is not null)
        {
            CallRecord record = new(CallRecordKind.Failure, failure, Target);
            while (!_records.Writer.TryWrite(record)) await _records.Writer.WaitToWriteAsync().ConfigureAwait(false);
        }

        _records.Writer.Complete();
        _changed();
    }

    private async ValueTask AddAsync(CallRecord record, CancellationToken cancellationToken)
    {
        while (!_records.Writer.TryWrite(record))
            if (!await _records.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false)) return;
        _changed();
    }

    // Messages must not make a call wait: the few that find the stream full are dropped.
    private void Say(CallRecordKind kind, string message)
    {
        if (_records.Writer.TryWrite(new CallRecord(kind, Printable.Text(message)))) _changed();
    }
}
