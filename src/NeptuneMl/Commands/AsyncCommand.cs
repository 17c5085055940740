using System.Management.Automation;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Commands;

/// <summary>
/// What is the same in every cmdlet that calls a service: cancellation, bounded concurrency, and everything that is said
/// on other threads brought back to the pipeline thread in the order of the input. The pipeline thread blocks here only.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private const int DefaultReads = 8;
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ManualResetEventSlim _changed = new();
    private OrderedCalls? _calls;
    private JobWatch? _watch;
    private JobProgress? _progress;

    private protected AsyncCommand() { }

    /// <summary>
    /// How many calls may be under way at once: 1 to 64. By default 8 for cmdlets that read, and 1 for those that change something.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; }

    /// <summary>Whether the cmdlet only reads, so that its calls may overlap without being asked to.</summary>
    private protected virtual bool ReadsOnly => true;

    /// <summary>Whether what is started is waited for.</summary>
    private protected virtual bool Waits => false;

    /// <summary>Whether <c>-Resume</c> adopts a resource that an earlier run created.</summary>
    private protected virtual bool Resumes => false;

    /// <summary>Whether a job that an earlier run started and that has failed or was stopped is started again.</summary>
    private protected virtual bool RestartsFailed => false;

    private OrderedCalls Calls => _calls ??= new OrderedCalls(
        ThrottleLimit > 0 ? ThrottleLimit : ReadsOnly ? DefaultReads : 1, _changed.Set, _stopping.Token);

    /// <inheritdoc/>
    protected override void EndProcessing() => Pump(() => (_calls?.IsEmpty ?? true) && (_watch?.IsEmpty ?? true));

    /// <summary>Ctrl+C: what is under way is abandoned at once; jobs go on, and the user is told how to find them again.</summary>
    protected override void StopProcessing()
    {
        _stopping.Cancel();
        // The pipeline's own streams are closed by now; the host is the only way left to say this.
        if (_watch is { Count: > 0 } watch) Host.UI.WriteWarningLine(ResumeAdvice.For([.. watch.Jobs.Select(watched => watched.Job)]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Abandons what is still under way.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        // Not disposed: calls on other threads may still look at the token, and neither holds a handle.
        _stopping.Cancel();
        _watch?.Dispose();
    }

    /// <summary>Is called before a call is made, on the pipeline thread.</summary>
    private protected virtual void BeforeCall() { }

    /// <summary>Makes a call about one input; what it writes comes out after what the inputs before it write.</summary>
    private protected void Enqueue(object? target, Func<CallStream, CancellationToken, Task> work)
    {
        BeforeCall();
        OrderedCalls calls = Calls;
        calls.Add(target, work);
        Pump(() => calls.HasRoom);
    }

    /// <summary>Makes a call that reads one thing.</summary>
    private protected void EnqueueRead<T>(object? target, Func<CallStream, CancellationToken, Task<T>> read)
        where T : class =>
        Enqueue(target, async (stream, cancellationToken) =>
            await stream.WriteAsync(await read(stream, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));

    /// <summary>Makes the calls of a list, page after page as the pipeline takes them.</summary>
    private protected void EnqueueList<T>(object? target, Func<CallStream, CancellationToken, IAsyncEnumerable<T>> list)
        where T : class =>
        Enqueue(target, async (stream, cancellationToken) =>
        {
            await foreach (T item in list(stream, cancellationToken).ConfigureAwait(false))
                await stream.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>Hands what a call started to the one poller, which brings it out when it has ended. Any thread.</summary>
    private protected void Watch(MLResource job) => (_watch ?? throw new InvalidOperationException("Waiting was not prepared.")).Add(job);

    private protected void PrepareToWatch(WaitOptions options)
    {
        if (_watch is not null) return;
        _watch = new JobWatch(
            new PollSchedule(options.Poll), options.Timeout, Math.Max(ThrottleLimit, DefaultReads), Looks.AgainAsync, _changed.Set, TimeProvider.System, _stopping.Token);
        _progress = new JobProgress(this, _watch);
    }

    /// <summary>
    /// Checks a change, asks for confirmation, and sends it. What it starts is passed on at once, or handed to the poller
    /// when it is to be waited for.
    /// </summary>
    /// <param name="input">The object that came down the pipeline, or null.</param>
    /// <param name="kind">What is started, in words.</param>
    /// <param name="place">Where, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call it.</param>
    /// <param name="prepare">Makes the checked change.</param>
    private protected void SendChange<TResource>(
        object? input, string kind, string place, string action, Func<Change<TResource>> prepare)
        where TResource : class
    {
        Change<TResource> change;
        try
        {
            change = prepare();
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, input);
            return;
        }

        string what = Printable.Text($"{kind} '{change.Key}' {place}");
        if (!Confirmation.IsGiven(this, what, action)) return;
        // Before anything is sent: should the process end with the answer on its way, this is where the id that was made is told.
        Say($"{action} {what}.", WriteVerbose, "Verbose");
        Enqueue(input ?? change.Key, async (stream, cancellationToken) =>
        {
            if (await ResumeOrStartAsync(change, kind, stream, cancellationToken).ConfigureAwait(false) is not { } started) return;
            if (Waits && started is MLResource job) Watch(job);
            else await stream.WriteAsync(started, cancellationToken).ConfigureAwait(false);
        });
    }

    // Null when the job that an earlier run started has ended and is reported as an error.
    private async Task<TResource?> ResumeOrStartAsync<TResource>(Change<TResource> change, string kind, CallStream stream, CancellationToken cancellationToken)
        where TResource : class
    {
        if (!Resumes || change.FindAsync is null) return await StartAsync(change, kind, stream, cancellationToken).ConfigureAwait(false);
        Resumption<TResource> resumption = await Resumption<TResource>.OfAsync(change, kind, RestartsFailed, stream, cancellationToken).ConfigureAwait(false);
        if (resumption.Existing is null)
        {
            try
            {
                return await StartAsync(resumption.Attempt, kind, stream, cancellationToken).ConfigureAwait(false);
            }
            catch (NeptuneMLException refusal) when (refusal.HttpStatus is 400 or 409)
            {
                // Another run of the script may have been faster, or a request of one that was killed was still on its way.
                resumption = await Resumption<TResource>.OfAsync(change, kind, RestartsFailed, stream, cancellationToken).ConfigureAwait(false);
                if (resumption.Existing is null) throw;
            }
        }

        if (resumption.Failure is not { } failure) return resumption.Existing;
        await stream.FailAsync(failure, resumption.Existing, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static async Task<TResource> StartAsync<TResource>(Change<TResource> change, string kind, CallStream stream, CancellationToken cancellationToken)
        where TResource : class
    {
        try
        {
            TResource started = await change.SendAsync(stream, cancellationToken).ConfigureAwait(false);
            stream.Verbose($"{kind} '{(started as MLResource)?.Key ?? change.Key}' was accepted.");
            return started;
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown)
        {
            throw failure.LookFor(change.Key);
        }
    }

    /// <summary>Makes one call and waits for it; for what has to be known before going on.</summary>
    /// <returns>Its result, or null when it failed and the failure has been reported.</returns>
    private protected T? Await<T>(object? target, Func<CallStream, CancellationToken, Task<T>> work)
        where T : class
    {
        T? result = null;
        BeforeCall();
        OrderedCalls calls = Calls;
        calls.Add(target, async (stream, cancellationToken) => result = await work(stream, cancellationToken).ConfigureAwait(false));
        Pump(() => calls.IsEmpty);
        return result;
    }

    /// <summary>
    /// Reports a failure found before anything was sent. A wrong argument of a plain call ends the statement, as the
    /// parameter binder's own errors do; one that came down the pipeline ends only its own input.
    /// </summary>
    private protected void Report(NeptuneMLException failure, object? target)
    {
        ErrorRecord record = ErrorRecords.Of(failure, target);
        if (MyInvocation.ExpectingInput) WriteError(record);
        else ThrowTerminatingError(record);
    }

    private void Pump(Func<bool> isDone)
    {
        while (true)
        {
            _changed.Reset();
            EmitAvailable();
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

    private void EmitAvailable()
    {
        while (_calls is { } calls && calls.TryRead(out CallRecord? record)) Emit(record);
        while (_watch is { } watch && watch.TryTake(out CallRecord? record)) Emit(record);
    }

    // With -Debug, PowerShell asks after every message of another stream whether to go on, unless that stream has a say of its own.
    private void Say(string message, Action<string> write, string preference)
    {
        Dictionary<string, object> bound = MyInvocation.BoundParameters;
        bool asks = bound.ContainsKey("Debug") && !bound.ContainsKey(preference);
        (asks ? WriteDebug : write)(message);
    }

    private void Emit(CallRecord record)
    {
        switch (record.Kind)
        {
            case CallRecordKind.Output: WriteObject(record.Payload); break;
            case CallRecordKind.Verbose: Say((string)record.Payload, WriteVerbose, "Verbose"); break;
            case CallRecordKind.Debug: WriteDebug((string)record.Payload); break;
            case CallRecordKind.Warning: Say((string)record.Payload, WriteWarning, "WarningAction"); break;
            case CallRecordKind.Failure:
                WriteError(ErrorRecords.Of((NeptuneMLException)record.Payload, record.Target));
                break;
        }
    }
}
