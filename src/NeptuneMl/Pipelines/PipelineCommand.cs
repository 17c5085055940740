using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Pipelines;

/// <summary>Base class of all cmdlets that call a service: the current pipeline object, and the service calls.</summary>
public abstract class PipelineCommand : PSCmdlet, IDisposable
{
    private Type[] _upstreamResults = [];

    private protected PipelineCommand()
    {
        Record = new PipelineRecord(this);
        Calls = new PipelineCalls(this, () => ThrottleLimit);
    }

    /// <summary>The most calls that run at once: 1 to 64. By default 8 for cmdlets that read, and 1 for cmdlets that change
    /// something.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; }

    /// <summary>The result classes that the cmdlet accepts as pipeline input.</summary>
    internal InputSource AcceptedInput => Source;

    /// <summary>The folder of the workflow file, for relative paths, when the cmdlet is a step of a workflow; else null.</summary>
    internal string? BaseFolder { get; set; }

    /// <summary>The current pipeline object, separate from the arguments of the command line.</summary>
    private protected PipelineRecord Record { get; }

    /// <summary>The service calls of the cmdlet.</summary>
    private protected PipelineCalls Calls { get; }

    /// <inheritdoc cref="AcceptedInput"/>
    private protected virtual InputSource Source => InputSource.None;

    /// <summary>Documented members of the request that the SDK's model of the operation lacks, so that they cannot be sent.</summary>
    private protected virtual string[] MissingInSdk => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds the members to an input that follow from others.</summary>
    internal virtual void AddImplied(ApiInput input)
    {
    }

    /// <summary>Binds and checks the change that the cmdlet makes as a step of a workflow. The cmdlet is not run, and the engine does not
    /// know it.</summary>
    /// <param name="context">The context of lookups.</param>
    /// <param name="arguments">The values of parameters by name.</param>
    /// <param name="from">The results of other steps that are piped to it.</param>
    /// <param name="prefix">The beginning of the id or name when the arguments do not have one.</param>
    /// <exception cref="NeptuneMLException">A value or a result is not valid.</exception>
    internal async Task<StepChange> PrepareStepAsync(
        CallContext context, IEnumerable<KeyValuePair<string, object?>> arguments, IEnumerable<object> from, string prefix)
    {
        ParameterMap.Assign(this, arguments);
        ApiInput input = Record.ReadArguments();
        foreach (object result in from)
        {
            ApiInput piped = Record.ReadArguments();
            if (!Source.AddTo(result, null, piped))
            {
                throw Failures.InvalidParameter(
                    "InputObject", null, $"must be a result ({Source.TypeNames}), not a {result.GetType().Name}");
            }

            Merge(input, piped);
        }

        await CompleteAsync(context, input).ConfigureAwait(false);
        return PrepareStep(context.Session, input, prefix);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Record.CaptureArguments();
        _upstreamResults = Upstream.Begin(this);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Calls.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing() => Calls.Stop();

    /// <summary>Cancels the running calls.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Upstream.End();
        Calls.Dispose();
    }

    /// <summary>The input of the operation: the arguments of the command line, and the members of the pipeline object that they leave
    /// out.</summary>
    private protected virtual ApiInput ReadInput() => Record.Read(Source, MissingInSdk);

    /// <summary>Looks up what an input refers to by name.</summary>
    private protected virtual Task CompleteAsync(CallContext context, ApiInput input) => Task.CompletedTask;

    /// <summary>Binds and checks the change that the cmdlet makes as a step of a workflow.</summary>
    private protected virtual StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        throw new NotSupportedException($"{GetType().Name} cannot be a step of a workflow.");

    /// <summary>Removes the names of resources from an input, because ARNs are found by name only for the pipeline object.</summary>
    /// <returns>The paths of the removed members.</returns>
    private protected virtual IReadOnlyList<string> RemoveNames(ApiInput arguments) => [];

    /// <summary>Checks the arguments of the command line before the first pipeline object arrives, which may take hours.</summary>
    /// <param name="find">Finds the sessions; fails when the connection comes with the pipeline object.</param>
    /// <param name="prepare">Binds and checks the change.</param>
    private protected void CheckArguments<TSession>(Func<IReadOnlyList<TSession>> find, Action<TSession, ApiInput> prepare)
        where TSession : class
    {
        if (!MyInvocation.ExpectingInput || SessionsOrNone(find) is not [{ } session, ..]) return;
        ApiInput arguments = Record.ReadArguments();
        IReadOnlyList<string> names = RemoveNames(arguments);
        // The members that a result class supplies are known; a row may supply any member.
        string[]?[] piped = [.. _upstreamResults.Select(result => Source.MembersOf(result)?.ToArray())];
        arguments.MayBePiped = piped.Length == 0 || piped.Contains(null)
            ? _ => true
            : path => names.Contains(path) || piped.All(members => members!.Contains(path, StringComparer.OrdinalIgnoreCase));
        try
        {
            prepare(session, arguments);
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure, null));
        }
    }

    /// <summary>
    /// Binds and checks a change, prompts for confirmation, and sends it. Writes the resource at once, or with
    /// <paramref name="waits"/> when it is ready.
    /// </summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="place">Returns the cluster or Region of the resource, for messages, after the change is prepared.</param>
    /// <param name="prepare">Binds and checks the change.</param>
    /// <param name="mode">How to handle a resource that an earlier run created.</param>
    /// <param name="waits">Whether to wait for the resource.</param>
    private protected void Send<TResource>(
        ServiceSession session, Func<string> place, Func<Change<TResource>> prepare, ResumeMode mode = default, bool waits = false)
        where TResource : class
    {
        object? input = Record.Target();
        if (PrepareOrReport(prepare, input) is not { } change) return;

        string tail = Shortened.Tail(change.Key);
        // An update of a piped resource identifies it by its ARN.
        string name = tail != change.Key && ResultCopy.Restore<TResource>(Record.Value) is INamedResource piped ? piped.Name : tail;
        string target = Printable.Text($"{change.Kind} '{name}' {place()}");
        if (!Confirmation.ShouldProcess(this, target, change.Action, change.Preview)) return;
        Calls.StartJob(input ?? change.Key, session, change, target, mode, waits);
    }

    /// <summary>What -Resume and -RestartFailed, which implies it, ask for.</summary>
    private protected static ResumeMode ModeOf(bool resume, bool restartFailed = false) =>
        restartFailed ? ResumeMode.RestartFailed : resume ? ResumeMode.Adopt : ResumeMode.Never;

    /// <summary>Cancels a job or deletes a resource, after confirmation. With <paramref name="waits"/> waits until that is done.</summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="target">The target object of error records.</param>
    /// <param name="prepare">Binds and checks the request.</param>
    /// <param name="known">The piped result, or null.</param>
    /// <param name="waits">Whether to wait until the job has ended or the resource is deleted.</param>
    /// <param name="passes">Whether to write the job or resource.</param>
    private protected void Remove<TResource>(
        ServiceSession session, object target, Func<Removal<TResource>> prepare, TResource? known, bool waits, bool passes)
        where TResource : class =>
        Calls.Start(target, session, async context =>
        {
            Removal<TResource> removal = prepare();
            TResource? resource = await removal.RunAsync(context, known).ConfigureAwait(false);
            if (waits && resource is MLResource job) Calls.WaitFor(job, removal.Goal, isSilent: !passes);
            else if (passes && resource is not null)
                await context.Log!.WriteAsync(resource, context.CancellationToken).ConfigureAwait(false);
        });

    /// <summary>Processes the current pipeline object over each connection. A connection that is not found or not open is a terminating
    /// error.</summary>
    /// <param name="find">Finds the sessions.</param>
    /// <param name="target">The target object of the error record.</param>
    /// <param name="process">Processes the pipeline object.</param>
    private protected void ForEachSession<TSession>(Func<IReadOnlyList<TSession>> find, object? target, Action<TSession> process)
    {
        IReadOnlyList<TSession> sessions;
        try
        {
            sessions = find();
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure, target));
            throw;
        }

        Calls.HasSeveralConnections |= sessions.Count > 1;
        foreach (TSession session in sessions)
        {
            try
            {
                process(session);
            }
            catch (NeptuneMLException failure)
            {
                Report(failure, Record.Target());
            }
        }
    }

    /// <summary>Binds and checks a request; on failure writes the error and returns null.</summary>
    private protected T? PrepareOrReport<T>(Func<T> prepare, object? target)
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

    /// <summary>Reports an error that was found before a request was sent. Without pipeline input the error is terminating, like the errors
    /// of the parameter binder; with pipeline input it is non-terminating and affects only the current object.</summary>
    private protected void Report(NeptuneMLException failure, object? target)
    {
        ErrorRecord record = ErrorRecords.Create(failure, target);
        if (MyInvocation.ExpectingInput) WriteError(record);
        else ThrowTerminatingError(record);
    }

    // Several results may supply the items of one list. Any other member has one value.
    private static void Merge(ApiInput input, ApiInput piped)
    {
        foreach (ApiInputMember member in piped.Members.Where(member => !member.IsArgument))
        {
            switch (input.Find(member.Path))
            {
                case null:
                    input.Default(member.Path, member.Value);
                    break;
                case Array items when member.Value is Array more:
                    Array all = Array.CreateInstance(items.GetType().GetElementType()!, items.Length + more.Length);
                    items.CopyTo(all, 0);
                    more.CopyTo(all, items.Length);
                    input.Replace(member.Path, (_, _) => all);
                    break;
                case { } known when !known.Equals(member.Value):
                    throw Failures.InvalidParameter(
                        member.Parameter, known, $"contradicts the value of another piped object{Failures.Shown(member.Value)}");
            }
        }
    }

    private static IReadOnlyList<TSession> SessionsOrNone<TSession>(Func<IReadOnlyList<TSession>> find)
    {
        try
        {
            return find();
        }
        catch (NeptuneMLException)
        {
            return [];
        }
    }
}
