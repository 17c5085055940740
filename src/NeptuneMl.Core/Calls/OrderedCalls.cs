using System.Diagnostics.CodeAnalysis;

namespace NeptuneMl.Core.Calls;

/// <summary>Bounded, ordered, streaming concurrency: at most <c>limit</c> calls run, and their records are read in the order in which the
/// calls were added. Completed calls wait in a window of a few times the limit, so memory does not grow with the input and one slow call
/// does not stall the others. Only the pipeline thread adds calls and reads records.</summary>
internal sealed class OrderedCalls(int limit, Action changed, CancellationToken cancellationToken)
{
    private const int WindowFactor = 8;

    private readonly Queue<CallStream> _window = new();
    private int _running;

    /// <summary>Whether another call may be added now.</summary>
    public bool HasRoom => Volatile.Read(ref _running) < limit && _window.Count < limit * WindowFactor;

    /// <summary>Whether all calls have completed and all records were read.</summary>
    public bool IsEmpty => _window.Count == 0;

    public void Add(object? target, Func<CallStream, CancellationToken, Task> work)
    {
        CallStream stream = new(changed, target);
        _window.Enqueue(stream);
        Interlocked.Increment(ref _running);
        _ = Task.Run(() => RunAsync(stream, work), CancellationToken.None);
    }

    public bool TryRead([NotNullWhen(true)] out CallRecord? record)
    {
        while (_window.TryPeek(out CallStream? head))
        {
            if (head.TryRead(out record)) return true;
            if (!head.IsDrained) break;
            _window.Dequeue();
        }

        record = null;
        return false;
    }

    private async Task RunAsync(CallStream stream, Func<CallStream, CancellationToken, Task> work)
    {
        NeptuneMLException? failure = null;
        try
        {
            await work(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        // The last handler on a thread pool thread: any exception becomes the error record of the input.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = Failures.From(exception);
        }

        Interlocked.Decrement(ref _running);
        await stream.CompleteAsync(failure).ConfigureAwait(false);
    }
}
