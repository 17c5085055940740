using System.Collections.Concurrent;
using NeptuneMl.Core;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Pipelines;

/// <summary>
/// The service calls of one cmdlet: limits of calls and jobs, cancellation, polling and progress. Calls run on the thread pool; their
/// output is written on the pipeline thread, in the order of the input. The pipeline thread blocks only in this class.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="throttleLimit">Returns the value of -ThrottleLimit; 0 when it is not bound.</param>
internal sealed class PipelineCalls(PSCmdlet cmdlet, Func<int> throttleLimit) : IDisposable
{
    private const int DefaultReadLimit = 8;
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ManualResetEventSlim _changed = new();
    private readonly List<MLResource> _timedOut = [];
    // Null in a cmdlet that starts nothing: an empty queue takes a kilobyte, and a cmdlet is created for each call.
    private ConcurrentQueue<MLResource>? _notFollowed;
    private OrderedCalls? _calls;
    private WaitOptions _options = WaitOptions.FromSeconds(0, 0);
    private int _maxInFlight;
    private JobsInFlight? _inFlight;
    private JobPoller? _poller;
    private JobPoller? _follower;
    private JobProgress? _progress;
    private BlockRun? _hook;
    private bool _isStopped;

    /// <summary>Whether the cmdlet only reads, so that its calls run concurrently by default.</summary>
    public bool ReadOnly { get; set; } = true;

    /// <summary>Whether the cmdlet makes each call over several connections, which the table of its results shows.</summary>
    public bool HasSeveralConnections { get; set; }

    /// <summary>Returns the warning after Ctrl+C about the jobs that are still running, or null for none.</summary>
    public Func<IReadOnlyList<MLResource>, string?> StopAdvice { get; set; } =
        running => running.Count == 0 ? null : ResumeAdvice.AfterStop(running);

    /// <summary>The jobs that the cmdlet has started and that have not finished.</summary>
    public JobsInFlight InFlight => _inFlight ??= new JobsInFlight(_maxInFlight, TimeProvider.System, _changed.Set)
    {
        QuotaExceeded = FollowStarted,
    };

    private JobPoller Poller => _poller ?? throw new InvalidOperationException("PrepareToWait was not called.");

    private OrderedCalls Calls => _calls ??= new OrderedCalls(
        throttleLimit() is > 0 and int limit ? limit : ReadOnly ? DefaultReadLimit : 1, _changed.Set, _stopping.Token);

    /// <summary>Starts the call of one input object. Its output follows the output of the input objects before it.</summary>
    public void Start(object? target, ServiceSession session, Func<CallContext, Task> work)
    {
        Upstream.End();
        OrderedCalls calls = Calls;
        calls.Add(target, (stream, cancellationToken) => work(new CallContext(session, stream, cancellationToken)));
        Pump(() => calls.HasRoom);
    }

    /// <summary>Waits until -MaxInFlight permits another job, and starts it or creates the resource. Writes the job when it was accepted,
    /// or with <paramref name="waits"/> when it has finished.</summary>
    /// <param name="target">The input object, for error records.</param>
    /// <param name="session">The session of the connection.</param>
    /// <param name="change">The change that starts the job.</param>
    /// <param name="description">The kind, the name and the place of the job, for the verbose line.</param>
    /// <param name="mode">How to handle a job that an earlier run started.</param>
    /// <param name="waits">Whether to wait for the job.</param>
    public void StartJob<TResource>(
        object? target, ServiceSession session, Change<TResource> change, string description, ResumeMode mode, bool waits)
        where TResource : class
    {
        Upstream.End();
        JobsInFlight inFlight = InFlight;
        ConcurrentQueue<MLResource> notFollowed = _notFollowed ??= new();
        Pump(() => inFlight.HasRoom);
        inFlight.OnStarting();
        // Written before the request is sent, so that the log has the generated id even when the process is killed.
        WriteVerbose($"{change.Action} {description}.");
        Start(target, session, async context =>
        {
            TResource? started = null;
            try
            {
                started = await inFlight.StartAsync(
                    $"{change.Kind} '{change.Key}'", () => change.RunAsync(context, mode), context).ConfigureAwait(false);
            }
            finally
            {
                if (started is MLResource { IsFinished: false }) inFlight.OnStarted();
                else inFlight.OnNotStarted();
            }

            if (started is MLResource job)
            {
                if (waits)
                {
                    WaitFor(job);
                }
                else
                {
                    notFollowed.Enqueue(job);
                    if (_maxInFlight > 0 || Volatile.Read(ref _follower) is not null) FollowStarted();
                }
            }

            if (started is not null && !(waits && started is MLResource))
                await context.Log!.WriteAsync(started, context.CancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Starts a call that reads one resource, and writes the resource.</summary>
    public void Read<T>(object? target, ServiceSession session, Func<CallContext, Task<T>> read)
        where T : class =>
        Start(target, session, async context =>
            await context.Log!.WriteAsync(await read(context).ConfigureAwait(false), context.CancellationToken).ConfigureAwait(false));

    /// <summary>Starts to list resources, reading each page when the pipeline consumes it, and writes the items.</summary>
    public void List<T>(object? target, ServiceSession session, Func<CallContext, IAsyncEnumerable<T>> list)
        where T : class =>
        Start(target, session, async context =>
        {
            await foreach (T item in list(context).ConfigureAwait(false))
                await context.Log!.WriteAsync(item, context.CancellationToken).ConfigureAwait(false);
        });

    /// <summary>Starts a call that tests a connection, and writes its result. When <paramref name="isQuiet"/>, writes whether the test
    /// succeeded, and the message of a failure as verbose output.</summary>
    public void Test<T>(ServiceSession session, Func<CallContext, Task<T>> test, Func<T, bool> isHealthy, bool isQuiet)
        where T : class
    {
        if (!isQuiet)
        {
            Read(session.Connection, session, test);
            return;
        }

        Start(session.Connection, session, async context =>
        {
            bool healthy = false;
            try
            {
                healthy = isHealthy(await test(context).ConfigureAwait(false));
            }
            catch (NeptuneMLException failure)
            {
                context.Log!.Verbose(failure.Message);
            }

            await context.Log!.WriteAsync(healthy, context.CancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Makes one call and blocks until it completes.</summary>
    /// <returns>Its result, or null when the call failed, after writing the error.</returns>
    public T? Await<T>(object? target, ServiceSession session, Func<CallContext, Task<T>> work)
        where T : class =>
        Await((stream, cancellationToken) => work(new CallContext(session, stream, cancellationToken)), target);

    /// <summary>Runs work that makes calls over any connections, and blocks until it completes.</summary>
    /// <param name="work">The work.</param>
    /// <param name="target">The target object of its error record, or null.</param>
    /// <returns>Its result, or null when it failed, after writing the error.</returns>
    public T? Await<T>(Func<CallStream, CancellationToken, Task<T>> work, object? target = null)
        where T : class
    {
        T? result = null;
        Upstream.End();
        OrderedCalls calls = Calls;
        calls.Add(target, async (stream, cancellationToken) => result = await work(stream, cancellationToken).ConfigureAwait(false));
        Pump(() => calls.IsEmpty);
        return result;
    }

    /// <summary>Makes one call and blocks until it completes.</summary>
    /// <exception cref="NeptuneMLException">The call failed.</exception>
    public T Run<T>(ServiceSession session, Func<CallContext, Task<T>> work)
        where T : class
    {
        T? result = null;
        NeptuneMLException? failure = null;
        _ = Await<T>(null, session, async context =>
        {
            try
            {
                result = await work(context).ConfigureAwait(false);
            }
            catch (NeptuneMLException exception)
            {
                failure = exception;
            }

            return result!;
        });
        return failure is null ? result! : throw failure;
    }

    /// <summary>Prepares to start jobs, and with <paramref name="waits"/> to wait for them.</summary>
    public void PrepareToStart(bool waits, int maxInFlight, WaitOptions options)
    {
        if (!waits && options.OnTransition is not null)
        {
            NeptuneMLException failure = Failures.InvalidParameter(
                nameof(WaitOptions.OnTransition), null, "requires -Wait: without it, the cmdlet does not poll the job");
            cmdlet.ThrowTerminatingError(ErrorRecords.Create(failure, null));
        }

        _options = options;
        _maxInFlight = maxInFlight;
        if (waits) PrepareToWait(options);
    }

    /// <summary>Creates the poller.</summary>
    public void PrepareToWait(WaitOptions options)
    {
        if (_poller is not null) return;
        _poller = NewPoller(options, options.Timeout);
        _progress = new JobProgress(cmdlet, _poller);
        if (options.OnTransition is { } block) _hook = new BlockRun(cmdlet, block);
    }

    /// <summary>Polls a resource until it is ready, or has reached another goal, and then writes it. Thread-safe.</summary>
    public void WaitFor(MLResource job, WaitGoal goal = WaitGoal.Success, bool isSilent = false) => Poller.Add(job, goal, isSilent);

    /// <summary>Polls a job, and passes its state changes and its outcome to a function on any thread. Thread-safe.</summary>
    public void Follow(MLResource job, WaitGoal goal, Action<CallRecord> receive) => Poller.Add(job, goal, receive: receive);

    /// <summary>Writes output until all calls have completed and all resources are ready.</summary>
    public void Drain()
    {
        Pump(() => (_calls?.IsEmpty ?? true) && (_poller?.IsEmpty ?? true));
        if (_timedOut.Count > 1) Write(ResumeAdvice.AfterTimeout(_timedOut), cmdlet.WriteWarning, "WarningAction");
    }

    /// <summary>Cancels all running calls, for Ctrl+C. Jobs continue; a warning has the command to wait for them again.</summary>
    public void Stop()
    {
        string? advice;
        // The engine and the end of the pipeline may stop the calls at the same time.
        lock (_stopping)
        {
            if (_isStopped) return;
            _isStopped = true;
            // Before the calls are cancelled, which ends them at once.
            MLResource[] running = [.. (_poller?.Jobs ?? []).OrderBy(polled => polled.Since).Select(polled => polled.Job)];
            advice = StopAdvice(running);
            _stopping.Cancel();
        }

        // The streams of the pipeline are closed by now, so the warning goes to the host.
        if (advice is not null) cmdlet.Host.UI.WriteWarningLine(advice);
    }

    /// <summary>Runs a block that tests an endpoint, in <c>$_</c>, on the pipeline thread.</summary>
    /// <returns>Why the test failed: the block wrote $false or an error; else null.</returns>
    public string? RunTest(ScriptBlock block, MLEndpoint endpoint)
    {
        IsoTimes.AddTo(endpoint);
        return new BlockRun(cmdlet, block).Test(endpoint);
    }

    /// <summary>Writes a result.</summary>
    public void WriteResult(object result)
    {
        IsoTimes.AddTo(result);
        cmdlet.WriteObject(ConnectionColumn.AddTo(result, HasSeveralConnections));
    }

    /// <summary>Writes a verbose message; does nothing in a cmdlet that the engine does not run.</summary>
    public void WriteVerbose(string message)
    {
        if (cmdlet.CommandRuntime is not null) Write(message, cmdlet.WriteVerbose, "Verbose");
    }

    public void Dispose()
    {
        // A script block that Ctrl+C stops first can end the cmdlet before the engine stops it.
        if (cmdlet.Stopping) Stop();
        // Not disposed: calls on other threads may still use the token. Neither object owns an OS handle.
        _stopping.Cancel();
        _poller?.Dispose();
        _follower?.Dispose();
    }

    private JobPoller NewPoller(WaitOptions options, TimeSpan? timeout) => new(
        new PollSchedule(options.PollInterval), timeout, Math.Max(throttleLimit(), DefaultReadLimit),
        ResourceTable.ReadAgainAsync, _changed.Set, TimeProvider.System, _stopping.Token)
    {
        Heartbeat = options.Heartbeat,
        Ended = () => _inFlight?.OnEnded(),
    };

    // Without -Wait, jobs are polled only to know when they end: for -MaxInFlight, or after a start exceeded a quota.
    private void FollowStarted()
    {
        // A workflow waits for all of its jobs itself.
        if (_notFollowed is not { } notFollowed) return;
        JobPoller follower = LazyInitializer.EnsureInitialized(ref _follower, () => NewPoller(_options, timeout: null));
        while (notFollowed.TryDequeue(out MLResource? job)) follower.Add(job);
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
                _changed.Wait(_progress is null ? Timeout.InfiniteTimeSpan : s_progressInterval, _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }

            _progress?.Update();
        }

        if (_poller is { Count: 0 }) _progress?.Complete();
    }

    private void WriteAvailable()
    {
        while (_calls is { } calls && calls.TryRead(out CallRecord? record)) Write(record);
        while (_poller is { } poller && poller.TryTake(out CallRecord? record))
        {
            CallRecordKind kind = record.Kind == CallRecordKind.Received ? (CallRecordKind)record.Payload : record.Kind;
            if (kind is CallRecordKind.Output or CallRecordKind.Failure) _progress?.Count(kind == CallRecordKind.Output);
            Write(record);
        }

        while (Volatile.Read(ref _follower) is { } follower && follower.TryTake(out CallRecord? record))
            if (record.Kind is CallRecordKind.Verbose or CallRecordKind.Warning) Write(record);
    }

    private void Write(JobTransition transition)
    {
        WriteVerbose(Printable.Text(transition.ToString()));
        if (_hook?.Run(transition.Job) is not { } failure) return;
        MLResource job = transition.Job;
        string message = $"-{nameof(WaitOptions.OnTransition)} failed for the {job.Kind} '{JobTransition.NameOf(job)}' ({job.Status}): "
            + $"{failure.Message.TrimEnd('.')}. Waiting continues.";
        Write(Printable.Text(message), cmdlet.WriteWarning, "WarningAction");
    }

    // With -Debug, PowerShell also prompts after verbose and warning messages, unless -Verbose or -WarningAction is bound. Writes them to
    // the debug stream instead.
    private void Write(string message, Action<string> write, string preference)
    {
        Dictionary<string, object> bound = cmdlet.MyInvocation.BoundParameters;
        bool wouldPrompt = bound.ContainsKey("Debug") && !bound.ContainsKey(preference);
        (wouldPrompt ? cmdlet.WriteDebug : write)(message);
    }

    private void Write(CallRecord record)
    {
        switch (record.Kind)
        {
            case CallRecordKind.Output: WriteResult(record.Payload); break;
            case CallRecordKind.Verbose: WriteVerbose((string)record.Payload); break;
            case CallRecordKind.Debug: cmdlet.WriteDebug((string)record.Payload); break;
            case CallRecordKind.Warning: Write((string)record.Payload, cmdlet.WriteWarning, "WarningAction"); break;
            case CallRecordKind.Transition: Write((JobTransition)record.Payload); break;
            case CallRecordKind.Action: ((Action)record.Payload)(); break;
            case CallRecordKind.Failure: cmdlet.WriteError(ErrorOf((NeptuneMLException)record.Payload, record.Target)); break;
        }
    }

    private ErrorRecord ErrorOf(NeptuneMLException failure, object? target)
    {
        ErrorRecord error = ErrorRecords.Create(failure, target);
        if (failure.ErrorId != ErrorIds.Timeout || target is not MLResource job || error.ErrorDetails is null) return error;
        _timedOut.Add(job);
        error.ErrorDetails.RecommendedAction = $"To wait again, run: {ResumeAdvice.CommandFor([job])}";
        return error;
    }
}
