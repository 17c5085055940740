using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>Decides what a run does with a step: looks up the resource that the step has created under its id or name, which follows from
/// its request.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="preparation">Prepares the changes of the steps.</param>
/// <param name="options">What the run is asked to do.</param>
/// <param name="history">What earlier runs requested.</param>
internal sealed class StepPlanner(Workflow workflow, IStepPreparation preparation, RunOptions options, RunHistory history)
{
    private readonly SharedLists _lists = new();

    /// <summary>The names of the selected steps.</summary>
    public IReadOnlySet<string> Selected { get; } = options.Select(workflow);

    /// <summary>Limits the number of requests.</summary>
    public SemaphoreSlim Requests { get; } = new(options.ThrottleLimit);

    public bool IsSelected(WorkflowStep step) => Selected.Contains(step.Name);

    /// <summary>The context of the calls of a step.</summary>
    public CallContext ContextOf(WorkflowStep step, CallStream? log, CancellationToken cancellationToken) =>
        new(preparation.SessionOf(step), log, cancellationToken);

    /// <summary>Decides about every step, without running one.</summary>
    public async Task<IReadOnlyList<WorkflowPlanStep>> PlanAsync(CallStream? log, CancellationToken cancellationToken)
    {
        Dictionary<string, Task<StepDecision>> decisions = new(StringComparer.OrdinalIgnoreCase);
        foreach (WorkflowStep step in workflow.Steps)
            decisions[step.Name] = PlanAsync(step, [.. step.DependsOn.Select(name => decisions[name])]);
        List<WorkflowPlanStep> plan = [];
        foreach (WorkflowStep step in workflow.Steps)
        {
            StepDecision decision = await decisions[step.Name].ConfigureAwait(false);
            plan.Add(new WorkflowPlanStep
            {
                Name = step.Name,
                Action = decision.Action,
                Reason = decision.Reason,
                Cmdlet = step.Cmdlet,
                Key = decision.Key,
                DependsOn = [.. step.DependsOn],
            });
        }

        return plan;

        async Task<StepDecision> PlanAsync(WorkflowStep step, Task<StepDecision>[] dependencies)
        {
            List<StepInput> inputs = [];
            foreach ((string name, Task<StepDecision> dependency) in step.DependsOn.Zip(dependencies))
            {
                StepDecision other = await dependency.ConfigureAwait(false);
                if (other.Action == WorkflowAction.Blocked)
                    return new StepDecision(WorkflowAction.Blocked, $"Depends on '{name}', which is blocked.");
                inputs.Add(new StepInput(name, other.Action, other.Expected, other.IsFinal));
            }

            return await DecideAsync(step, inputs, ContextOf(step, log, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Decides about one step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inputs">What it gets from the steps that it depends on.</param>
    /// <param name="context">The context of the lookups.</param>
    public async Task<StepDecision> DecideAsync(WorkflowStep step, IReadOnlyList<StepInput> inputs, CallContext context)
    {
        await Requests.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            context = context with { Lists = _lists };
            StepInput? unknown = null;
            KeyValuePair<string, object?>[] arguments =
            [
                .. step.With.Select(pair => KeyValuePair.Create(pair.Key, WorkflowReferences.Resolve(pair.Value, ValueOf))),
            ];
            StepInput[] from = [.. step.From.Select(InputOf)];
            unknown ??= Array.Find(from, input => input.Result is null);
            if (unknown is not null)
            {
                return IsSelected(step)
                    ? new StepDecision(WorkflowAction.Start, unknown.Reason)
                    : new StepDecision(WorkflowAction.Blocked, $"Not selected. {unknown.Reason}");
            }

            StepChange change = await preparation.PrepareAsync(
                step, context, arguments, [.. from.Select(input => input.Result!)], $"{workflow.Name}-{step.Name}").ConfigureAwait(false);
            return await DecideAsync(step, change, context).ConfigureAwait(false);

            StepInput InputOf(string name) => inputs.First(input => input.Step.Equals(name, StringComparison.OrdinalIgnoreCase));

            object? ValueOf(WorkflowReference reference)
            {
                if (!reference.IsStep) return workflow.Values.GetValueOrDefault(reference.Name);
                StepInput input = InputOf(reference.Name);
                if (!input.TryFind(reference.Property!, out object? value))
                {
                    unknown ??= input;
                    return "";
                }

                return value ?? throw Failures.InvalidParameter(
                    reference.Place.Path, reference.Place.Text, $"cannot be resolved: {reference} has no value");
            }
        }
        catch (NeptuneMLException failure)
        {
            return StepDecision.Blocked(failure);
        }
        finally
        {
            Requests.Release();
        }
    }

    private async Task<StepDecision> DecideAsync(WorkflowStep step, StepChange change, CallContext context)
    {
        if (IsSelected(step) && options is { Force: false, RetryFailed: false } && change.FindEarlierFailure() is { } earlier)
            return StepDecision.Blocked(earlier.AsPermanent("Add -RetryFailed to try again.")) with { Change = change };
        int latest = await change.FindAttemptAsync(context).ConfigureAwait(false);
        StepChange attempt = latest > 1 ? change.Attempt(latest) : change;
        object? found = null;
        NeptuneMLException? mismatch = null;
        try
        {
            if (latest > 0) found = await attempt.FindAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ResumeMismatch)
        {
            mismatch = failure;
        }

        if (found is null && mismatch is null) return Missing(step, change);
        bool isSelected = IsSelected(step);
        bool isForced = isSelected && options.Force && !history.HasForced(step.Name, latest, change.Fingerprint);
        if (mismatch is not null)
        {
            return attempt.CanUpdate && isSelected
                ? new StepDecision(WorkflowAction.Update, mismatch.Message) { Change = attempt, Attempt = latest }
                : isForced && !attempt.CanUpdate ? Again(WorkflowAction.Start, "-Force.")
                : Blocked(mismatch);
        }

        StepDecision reuse = new(WorkflowAction.Reuse, "") { Change = attempt, Attempt = latest, Existing = found };
        if (isForced)
        {
            return attempt.CanUpdate
                ? reuse with { Action = WorkflowAction.Update, Reason = "-Force." }
                : Again(WorkflowAction.Start, "-Force.");
        }

        string name = $"The {change.Kind} '{attempt.Key}'";
        if (found is MLResource { State: JobState.Failed or JobState.Stopped } ended)
        {
            string what = JobEnd.Failure(ended, attempt.Key).Message;
            return isSelected && options.RetryFailed
                ? Again(WorkflowAction.Retry, what)
                : Blocked(Ended(ended, attempt, latest));
        }

        if (attempt.HasOwnKey && !attempt.IsFullyCompared)
        {
            (bool isKnown, string? fingerprint) = history.FindRequest(step.Name, attempt.Key);
            if (fingerprint != change.Fingerprint && attempt.CanUpdate && isSelected)
            {
                return reuse with
                {
                    Action = WorkflowAction.Update,
                    Reason = isKnown
                        ? $"{name} was created or updated by another request."
                        : $"No journal has the last request for {name[4..]}.",
                };
            }

            if (isKnown && fingerprint != change.Fingerprint && !attempt.CanUpdate)
                return Blocked(Changed(change, attempt, latest));
        }

        string state = found is MLResource { IsFinished: false } running ? $"is still running (status {running.Status ?? "pending"})"
            : found is MLResource ? "has succeeded" : "exists";
        return reuse with { Reason = isSelected ? $"{name} {state}, and the request is the same." : $"Not selected. {name} {state}." };

        StepDecision Blocked(NeptuneMLException failure) =>
            StepDecision.Blocked(failure) with { Change = attempt, Attempt = latest, Existing = found };

        StepDecision Again(WorkflowAction action, string reason)
        {
            if (latest >= StepChange.MostAttempts) return Blocked(TooManyAttempts(change));
            StepChange next = change.Attempt(latest + 1);
            reason = $"{reason.TrimEnd('.')}. The next attempt is '{next.Key}'.";
            return new StepDecision(action, reason) { Change = next, Attempt = latest + 1 };
        }
    }

    private StepDecision Missing(WorkflowStep step, StepChange change) => IsSelected(step)
        ? new StepDecision(WorkflowAction.Start, $"No {change.Kind} '{change.Key}' exists.") { Change = change, Attempt = 1 }
        : new StepDecision(WorkflowAction.Blocked, $"Not selected, and no {change.Kind} '{change.Key}' exists.") { Change = change };

    private static NeptuneMLException Ended(MLResource ended, StepChange attempt, int number)
    {
        NeptuneMLException failure = JobEnd.Failure(ended, attempt.Key);
        string next = number < StepChange.MostAttempts ? $" as '{attempt.Attempt(number + 1).Key}'" : "";
        return failure.AsPermanent($"Add -RetryFailed to start it again{next}. {failure.RecommendedAction}");
    }

    private static NeptuneMLException Changed(StepChange change, StepChange attempt, int number) => new(
        $"The {change.Kind} '{attempt.Key}', whose id or name is in the file, was created by another request of an earlier run.")
    {
        ErrorId = ErrorIds.ResumeMismatch,
        RecommendedAction = "Remove the id or name from the step, specify another one, or add -Force to start "
            + $"'{attempt.Attempt(number + 1).Key}'.",
    };

    private static NeptuneMLException TooManyAttempts(StepChange change) => new(
        $"The {change.Kind} '{change.Key}' has {StepChange.MostAttempts} attempts, which is the limit.")
    {
        ErrorId = ErrorIds.WorkflowStepBlocked,
        RecommendedAction = "Specify another id or name in the step.",
    };
}
