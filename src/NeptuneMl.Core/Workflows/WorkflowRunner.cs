using System.Collections.Concurrent;
using NeptuneMl.Core.Waiting;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>Runs a workflow: each step as soon as those that it depends on have succeeded.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="planner">Decides what to do with each step.</param>
/// <param name="options">What the run is asked to do.</param>
/// <param name="journal">The journal of the run.</param>
internal sealed class WorkflowRunner(Workflow workflow, StepPlanner planner, RunOptions options, Journal journal)
{
    private readonly ConcurrentDictionary<string, object> _results = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The jobs that this run has started or adopted and that have not finished.</summary>
    public required JobsInFlight InFlight { get; init; }

    /// <summary>Polls the jobs.</summary>
    public required JobFollower Follow { get; init; }

    /// <summary>Runs the steps. A step that fails does not stop the others. Cancellation leaves the jobs running.</summary>
    /// <param name="log">The stream of messages and of the errors of steps.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    public async Task<WorkflowRun> RunAsync(CallStream log, CancellationToken cancellationToken)
    {
        bool isWhole = planner.Selected.Count == workflow.Steps.Count;
        journal.Write(new JournalEntry
        {
            Event = JournalEvents.RunStarted,
            Run = Path.GetFileNameWithoutExtension(journal.Record.Path),
            Workflow = workflow.Name,
            File = workflow.File,
            Owner = RunFolder.DescribeOwner(),
            Force = options.Force ? true : null,
            Selected = isWhole ? null : [.. workflow.Steps.Where(planner.IsSelected).Select(step => step.Name)],
            Steps =
            [
                .. workflow.Steps.Select(
                    step => new JournalStep(step.Name, step.Cmdlet, step.DependsOn.Count == 0 ? null : step.DependsOn)),
            ],
        });
        JobState state = JobState.Stopped;
        try
        {
            using CancellationTokenSource deadline = new();
            if (options.Timeout is { } timeout) deadline.CancelAfter(timeout);
            Dictionary<string, Task<StepInput?>> steps = new(StringComparer.OrdinalIgnoreCase);
            foreach (WorkflowStep step in workflow.Steps)
            {
                Task<StepInput?>[] dependencies = [.. step.DependsOn.Select(name => steps[name])];
                steps[step.Name] = RunAsync(new StepRun(step, dependencies, log, cancellationToken, deadline.Token));
            }

            await Task.WhenAll(steps.Values).ConfigureAwait(false);
            bool succeeded = planner.Selected.All(name => steps[name].Result is not null);
            state = succeeded ? JobState.Succeeded : JobState.Failed;
        }
        finally
        {
            journal.Write(new JournalEntry { Event = JournalEvents.RunEnded, State = state });
        }

        return journal.Record.ToRun(isRunning: false, name => _results.GetValueOrDefault(name));
    }

    /// <returns>What the steps that depend on it get; null when it has not succeeded.</returns>
    private async Task<StepInput?> RunAsync(StepRun run)
    {
        WorkflowStep step = run.Step;
        try
        {
            List<StepInput> inputs = [];
            foreach ((string name, Task<StepInput?> other) in step.DependsOn.Zip(run.Dependencies))
            {
                if (await other.ConfigureAwait(false) is { } input) inputs.Add(input);
                else run.Blocking ??= name;
            }

            StepDecision decision = run.Blocking is { } blocking ? BlockedBy(step, blocking)
                : run.Deadline.IsCancellationRequested ? StepDecision.Blocked(TimedOut(step.Name, null))
                : await planner.DecideAsync(step, inputs, planner.ContextOf(step, run.Log, run.CancellationToken)).ConfigureAwait(false);
            run.Decision = decision;
            Write(run, new JournalEntry
            {
                Event = JournalEvents.StepDecided,
                Action = decision.Action,
                Reason = decision.Reason,
                Attempt = decision.Attempt,
                Key = decision.Key,
                State = decision.Existing is { } existing ? StepChange.StateOf(existing) : null,
                Status = (decision.Existing as MLResource)?.Status,
            }, isDurable: false);
            run.Log.Verbose($"Step '{step.Name}': {decision.Action}. {decision.Reason}");
            if (decision.Action == WorkflowAction.Blocked)
            {
                await EndAsync(run, JobState.Stopped, decision.Existing, decision.Failure, decision.Reason).ConfigureAwait(false);
                return null;
            }

            object result = await ReachAsync(run).ConfigureAwait(false);
            await EndAsync(run, JobState.Succeeded, result, null, null).ConfigureAwait(false);
            return new StepInput(step.Name, decision.Action, result, IsFinal: true);
        }
        catch (StepFailedException failed)
        {
            await EndAsync(run, failed.State, failed.Job, failed.Failure, failed.Failure.Message).ConfigureAwait(false);
            return null;
        }
        catch (NeptuneMLException failure)
        {
            await EndAsync(run, JobState.Failed, null, failure, failure.Message).ConfigureAwait(false);
            return null;
        }
    }

    private async Task<object> ReachAsync(StepRun run)
    {
        StepDecision decision = run.Decision!;
        StepChange change = decision.Change!;
        if (decision.Action == WorkflowAction.Reuse)
        {
            if (decision.Existing is not MLResource { IsFinished: false } running) return decision.Existing!;
            InFlight.OnStarting();
            InFlight.OnStarted();
            return await WaitAsync(run, running).ConfigureAwait(false);
        }

        // An update of an endpoint that is being created or updated would be rejected.
        if (decision is { Action: WorkflowAction.Update, Existing: MLResource { IsFinished: false } busy })
        {
            InFlight.OnStarting();
            InFlight.OnStarted();
            _ = await WaitAsync(run, busy).ConfigureAwait(false);
        }

        object started = await StartAsync(run, change).ConfigureAwait(false);
        return started is MLResource job ? await WaitAsync(run, job).ConfigureAwait(false) : started;
    }

    private async Task<object> StartAsync(StepRun run, StepChange change)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken, run.Deadline);
        object? started = null;
        try
        {
            await InFlight.WaitForRoomAsync(waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(JobState.Stopped, null, TimedOut(run.Step.Name, null));
        }

        try
        {
            StepDecision decision = run.Decision!;
            Write(run, new JournalEntry { Event = JournalEvents.StepRequested, Action = decision.Action, Attempt = decision.Attempt });
            // The deadline ends the wait for a quota, and not a request that has been sent.
            CallContext context = planner.ContextOf(run.Step, run.Log, change.Waits ? waiting.Token : run.CancellationToken);
            change.Follow = Follow;
            started = await InFlight.StartAsync<object>(
                $"{change.Kind} '{change.Key}'",
                async () => await (change.Waits ? ChangeAsync() : SendAsync()).ConfigureAwait(false),
                context with { CancellationToken = waiting.Token }).ConfigureAwait(false);

            Task<object> ChangeAsync() =>
                decision.Action == WorkflowAction.Update ? change.UpdateAsync(context) : change.StartAsync(context);

            async Task<object> SendAsync()
            {
                await planner.Requests.WaitAsync(run.CancellationToken).ConfigureAwait(false);
                try
                {
                    return await ChangeAsync().ConfigureAwait(false);
                }
                finally
                {
                    planner.Requests.Release();
                }
            }
        }
        catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(JobState.Stopped, null, TimedOut(run.Step.Name, null, change.Waits));
        }
        finally
        {
            if (started is MLResource { IsFinished: false }) InFlight.OnStarted();
            else InFlight.OnNotStarted();
        }

        Write(run, new JournalEntry
        {
            Event = JournalEvents.StepAccepted,
            Attempt = run.Decision!.Attempt,
            Key = StepChange.KeyOf(started!),
            State = StepChange.StateOf(started!),
            Status = (started as MLResource)?.Status,
        });
        return started!;
    }

    private async Task<object> WaitAsync(StepRun run, MLResource job)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken, run.Deadline);
        CallRecord outcome;
        try
        {
            outcome = await Follow.WaitAsync(job, WaitGoal.Success, OnChanged, waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(JobState.Running, job, TimedOut(run.Step.Name, job));
        }

        StepChange change = run.Decision!.Change!;
        if (outcome.Payload is not NeptuneMLException failure) return change.Complete(outcome.Payload);
        MLResource last = outcome.Target as MLResource ?? job;
        throw new StepFailedException(last.IsFinished ? last.State : JobState.Failed, last, failure);

        void OnChanged(MLResource changed) => Write(
            run, new JournalEntry { Event = JournalEvents.StepChanged, State = changed.State, Status = changed.Status }, isDurable: false);
    }

    private async Task EndAsync(StepRun run, JobState state, object? result, NeptuneMLException? failure, string? reason)
    {
        if (result is not null) _results[run.Step.Name] = result;
        MLResource? job = result as MLResource;
        Write(
            run,
            new JournalEntry
            {
                Event = JournalEvents.StepEnded,
                State = state,
                Status = job?.Status,
                FailureReason = reason,
                LogUrl = job?.LogUrl,
                Key = result is null ? null : StepChange.KeyOf(result),
            },
            isDurable: state != JobState.Succeeded || run.Decision?.Action != WorkflowAction.Reuse);
        if (failure is null || !planner.IsSelected(run.Step)) return;
        WorkflowStepRun target = journal.Record.StepOf(run.Step.Name, result);
        await run.Log.FailAsync(failure, target, run.CancellationToken).ConfigureAwait(false);
    }

    private void Write(StepRun run, JournalEntry entry, bool isDurable = true)
    {
        entry = entry with { Step = run.Step.Name };
        if (entry.Event is JournalEvents.StepDecided or JournalEvents.StepRequested or JournalEvents.StepAccepted)
            entry = entry with { Requested = run.Decision?.Change?.Key, Fingerprint = run.Decision?.Change?.Fingerprint };
        journal.Write(entry, isDurable);
    }

    // A step that is not selected and does not exist has no error of its own.
    private StepDecision BlockedBy(WorkflowStep step, string other)
    {
        if (planner.Selected.Contains(other))
            return new StepDecision(WorkflowAction.Blocked, $"Depends on '{other}', which has not succeeded.");
        const string Missing = "which is not selected and has not succeeded";
        return new StepDecision(WorkflowAction.Blocked, $"Depends on '{other}', {Missing}.")
        {
            Failure = new NeptuneMLException($"Step '{step.Name}' cannot run: it depends on '{other}', {Missing}.")
            {
                ErrorId = ErrorIds.WorkflowStepBlocked,
                RecommendedAction = $"Select '{other}' too, or run the whole workflow.",
            },
        };
    }

    private NeptuneMLException TimedOut(string step, MLResource? job, bool hasStarted = false)
    {
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{options.Timeout?.TotalSeconds:0.###} seconds (-TimeoutSeconds)");
        string message = hasStarted
            ? $"Step '{step}' did not finish within {seconds}."
            : job is null
            ? $"Step '{step}' was not started: the run did not finish within {seconds}."
            : $"Step '{step}' did not finish within {seconds}; the status of its {job.Kind} is {job.Status ?? "pending"}. "
                + "The job continues.";
        return new NeptuneMLException(message)
        {
            ErrorId = ErrorIds.Timeout,
            IsRetryable = true,
            RecommendedAction = "To continue, run the same command again.",
        };
    }

    private sealed record StepRun(
        WorkflowStep Step, Task<StepInput?>[] Dependencies, CallStream Log, CancellationToken CancellationToken,
        CancellationToken Deadline)
    {
        public StepDecision? Decision { get; set; }

        public string? Blocking { get; set; }
    }

    private sealed class StepFailedException(JobState state, MLResource? job, NeptuneMLException failure) : Exception(failure.Message)
    {
        public JobState State => state;

        public MLResource? Job => job;

        public NeptuneMLException Failure => failure;
    }
}
