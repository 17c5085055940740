using System.Management.Automation;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Pipelines;

/// <summary>The pipeline engine of every cmdlet that calls a service: the current record, and the calls that it makes.</summary>
public abstract class PipelineCommand : PSCmdlet, IDisposable
{
    private Type[] _upstreamResults = [];

    private protected PipelineCommand()
    {
        Record = new PipelineRecord(this);
        Calls = new PipelineCalls(this, () => ThrottleLimit);
    }

    /// <summary>The most calls that run at once: 1 to 64. By default 8 for cmdlets that read, and 1 for cmdlets that change something.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; }

    /// <summary>The current pipeline object, apart from the arguments of the command line.</summary>
    private protected PipelineRecord Record { get; }

    /// <summary>The calls of the cmdlet, whose output it writes in the order of the input.</summary>
    private protected PipelineCalls Calls { get; }

    /// <summary>The results that the cmdlet continues from when they are piped to it.</summary>
    private protected virtual InputSource Source => InputSource.None;

    /// <summary>Members of requests written for other clients that the SDK's model of the operation lacks.</summary>
    private protected virtual string[] MissingInSdk => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Record.NoteGiven();
        _upstreamResults = Upstream.Begin(this);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Calls.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing() => Calls.Stop();

    /// <summary>Abandons the calls that are still running.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Upstream.End();
        Calls.Dispose();
    }

    /// <summary>The input of the operation: what is given on the command line, and then what the record has.</summary>
    private protected ApiInput ReadInput() => Record.Read(Source, MissingInSdk);

    /// <summary>Checks what is given on the command line before the first record arrives, which may take hours.</summary>
    /// <param name="find">Finds the session of the connection as far as it is known, or null.</param>
    /// <param name="prepare">Prepares the change of an input.</param>
    private protected void CheckGiven<TSession>(Func<TSession?> find, Action<TSession, ApiInput> prepare)
        where TSession : class
    {
        if (!MyInvocation.ExpectingInput || find() is not { } session) return;
        ApiInput given = Record.ReadGiven();
        // What results can give is known; a row may give anything.
        string[]?[] follows = [.. _upstreamResults.Select(result => Source.MembersOf(result)?.ToArray())];
        given.MayFollow = follows.Length == 0 || follows.Contains(null)
            ? _ => true
            : path => follows.All(members => members!.Contains(path, StringComparer.OrdinalIgnoreCase));
        try
        {
            prepare(session, given);
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, null));
        }
    }

    /// <summary>Checks a change, asks for confirmation, and sends it. The resource is written at once, or when it is ready if <paramref name="waits"/>.</summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="place">Where the resource is, in words.</param>
    /// <param name="prepare">Binds and checks the change.</param>
    /// <param name="mode">What to do about a resource that an earlier run created.</param>
    /// <param name="waits">Whether to wait for the resource.</param>
    private protected void Send<TResource>(ServiceSession session, string place, Func<Change<TResource>> prepare, ResumeMode mode = default, bool waits = false)
        where TResource : class
    {
        object? input = Record.Target();
        if (Prepared(prepare, input) is not { } change) return;
        string what = Printable.Text($"{change.Kind} '{change.Key}' {place}");
        if (!Confirmation.IsGiven(this, what, change.Action)) return;
        // Before the request is sent: when the process ends without a response, this message has named the generated id.
        Calls.WriteVerbose($"{change.Action} {what}.");
        Calls.Start(input ?? change.Key, session, async context =>
        {
            if (await change.RunAsync(context, mode).ConfigureAwait(false) is not { } started) return;
            if (waits && started is MLResource job) Calls.WaitFor(job);
            else await context.Log!.WriteAsync(started, context.CancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>The session that is found, or ends the statement with the reason why there is none.</summary>
    /// <param name="find">Finds the session.</param>
    /// <param name="target">The target of the error record.</param>
    private protected TSession Required<TSession>(Func<TSession> find, object? target)
    {
        try
        {
            return find();
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, target));
            throw;
        }
    }

    /// <summary>The session as far as it is known before the first record: results have connections of their own.</summary>
    private protected static TSession? OrNull<TSession>(Func<TSession> find)
        where TSession : class
    {
        try
        {
            return find();
        }
        catch (NeptuneMLException)
        {
            return null;
        }
    }

    /// <summary>Binds and checks a request; reports a failure about the record and returns null.</summary>
    private protected T? Prepared<T>(Func<T> prepare, object? target)
        where T : class
    {
        try
        {
            return prepare();
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, target);
            return null;
        }
    }

    /// <summary>
    /// Reports a failure that was found before a request was sent. A wrong argument of a plain call ends the statement, as the
    /// parameter binder's own errors do; a wrong record ends only its own call.
    /// </summary>
    private protected void Report(NeptuneMLException failure, object? target)
    {
        ErrorRecord record = ErrorRecords.Of(failure, target);
        if (MyInvocation.ExpectingInput) WriteError(record);
        else ThrowTerminatingError(record);
    }
}
