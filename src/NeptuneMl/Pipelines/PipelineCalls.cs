using System.Management.Automation;
using NeptuneMl.Core;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Pipelines;

/// <summary>
/// The calls of one cmdlet: bounded concurrency, cancellation, waiting and progress. Everything that calls write on other threads is
/// written on the pipeline thread, in the order of the input. The pipeline thread blocks here only.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="throttleLimit">The value of -ThrottleLimit; 0 when it is not given.</param>
internal sealed class PipelineCalls(PSCmdlet cmdlet, Func<int> throttleLimit) : IDisposable
{
    private const int DefaultReads = 8;
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ManualResetEventSlim _changed = new();
    private OrderedCalls? _calls;
    private JobWatch? _watch;
    private JobProgress? _progress;

    /// <summary>Whether the cmdlet only reads, so that its calls run concurrently by default.</summary>
    public bool ReadOnly { get; set; } = true;

    private OrderedCalls Calls => _calls ??= new OrderedCalls(
        throttleLimit() is > 0 and int limit ? limit : ReadOnly ? DefaultReads : 1, _changed.Set, _stopping.Token);

    /// <summary>Starts a call about one input. Its output follows the output of the inputs before it.</summary>
    public void Start(object? target, ServiceSession session, Func<CallContext, Task> work)
    {
        Upstream.End();
        OrderedCalls calls = Calls;
        calls.Add(target, (stream, cancellationToken) => work(new CallContext(session, stream, cancellationToken)));
        Pump(() => calls.HasRoom);
    }

    /// <summary>Starts a call that reads one resource, and writes the resource.</summary>
    public void Read<T>(object? target, ServiceSession session, Func<CallContext, Task<T>> read)
        where T : class =>
        Start(target, session, async context =>
            await context.Log!.WriteAsync(await read(context).ConfigureAwait(false), context.CancellationToken).ConfigureAwait(false));

    /// <summary>Starts the calls of a list, page after page as the pipeline consumes them, and writes the items.</summary>
    public void List<T>(object? target, ServiceSession session, Func<CallContext, IAsyncEnumerable<T>> list)
        where T : class =>
        Start(target, session, async context =>
        {
            await foreach (T item in list(context).ConfigureAwait(false))
                await context.Log!.WriteAsync(item, context.CancellationToken).ConfigureAwait(false);
        });

    /// <summary>Makes one call and waits for it.</summary>
    /// <returns>Its result, or null when it failed and the failure has been reported.</returns>
    public T? Await<T>(object? target, ServiceSession session, Func<CallContext, Task<T>> work)
        where T : class
    {
        T? result = null;
        Upstream.End();
        OrderedCalls calls = Calls;
        calls.Add(target, async (stream, cancellationToken) => result = await work(new CallContext(session, stream, cancellationToken)).ConfigureAwait(false));
        Pump(() => calls.IsEmpty);
        return result;
    }

    /// <summary>Prepares to wait for resources.</summary>
    public void PrepareToWait(WaitOptions options)
    {
        if (_watch is not null) return;
        _watch = new JobWatch(
            new PollSchedule(options.Poll), options.Timeout, Math.Max(throttleLimit(), DefaultReads), ResourceTable.ReadAgainAsync, _changed.Set, TimeProvider.System, _stopping.Token);
        _progress = new JobProgress(cmdlet, _watch);
    }

    /// <summary>Polls a resource until it is ready, and writes it then. Any thread.</summary>
    public void WaitFor(MLResource job) => (_watch ?? throw new InvalidOperationException("Waiting was not prepared.")).Add(job);

    /// <summary>Writes everything that is left, until no call runs and no resource is waited for.</summary>
    public void Drain() => Pump(() => (_calls?.IsEmpty ?? true) && (_watch?.IsEmpty ?? true));

    /// <summary>Ctrl+C: abandons the running calls at once. Jobs continue, and a warning says how to wait for them again.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        // The pipeline's own streams are closed by now; only the host can still show a message.
        if (_watch is { Count: > 0 } watch) cmdlet.Host.UI.WriteWarningLine(ResumeAdvice.For([.. watch.Jobs.Select(watched => watched.Job)]));
    }

    public void WriteVerbose(string message) => Write(message, cmdlet.WriteVerbose, "Verbose");

    public void Dispose()
    {
        // Not disposed: calls on other threads may still read the token, and neither holds a handle.
        _stopping.Cancel();
        _watch?.Dispose();
    }

    private void Pump(Func<bool> isDone)
    {
        while (true)
        {
            _changed.Reset();
            WriteAvailable();
            if (isDone()) break;
            try
            {
                _changed.Wait(_progress is null ? Timeout.InfiniteTimeSpan : s_tick, _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }

            _progress?.Show();
        }

        if (_watch is { Count: 0 }) _progress?.Complete();
    }

    private void WriteAvailable()
    {
        while (_calls is { } calls && calls.TryRead(out CallRecord? record)) Write(record);
        while (_watch is { } watch && watch.TryTake(out CallRecord? record)) Write(record);
    }

    // With -Debug, PowerShell asks after every message of another stream whether to continue, unless that stream has a preference of its own.
    private void Write(string message, Action<string> write, string preference)
    {
        Dictionary<string, object> bound = cmdlet.MyInvocation.BoundParameters;
        bool asks = bound.ContainsKey("Debug") && !bound.ContainsKey(preference);
        (asks ? cmdlet.WriteDebug : write)(message);
    }

    private void Write(CallRecord record)
    {
        switch (record.Kind)
        {
            case CallRecordKind.Output: cmdlet.WriteObject(record.Payload); break;
            case CallRecordKind.Verbose: WriteVerbose((string)record.Payload); break;
            case CallRecordKind.Debug: cmdlet.WriteDebug((string)record.Payload); break;
            case CallRecordKind.Warning: Write((string)record.Payload, cmdlet.WriteWarning, "WarningAction"); break;
            case CallRecordKind.Failure: cmdlet.WriteError(ErrorRecords.Of((NeptuneMLException)record.Payload, record.Target)); break;
        }
    }
}
