using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>What a run does with a step, and why.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record StepDecision(WorkflowAction Action, string Reason)
{
    /// <summary>The change of the attempt; null when the step is blocked, or a value that it needs is not known yet.</summary>
    public StepChange? Change { get; init; }

    /// <summary>The number of the attempt, from 1; 0 when it is not known.</summary>
    public int Attempt { get; init; }

    /// <summary>The existing resource, or null.</summary>
    public object? Existing { get; init; }

    /// <summary>The error of a blocked step; null when another step blocks it.</summary>
    public NeptuneMLException? Failure { get; init; }

    /// <summary>The id or ARN of the existing resource, else the id or name under which the step creates it, or null.</summary>
    public string? Key => Existing is null ? Change?.Key : StepChange.KeyOf(Existing);

    /// <summary>Whether the existing resource is used and has succeeded, so that all of its values are final.</summary>
    public bool IsFinal => Action == WorkflowAction.Reuse && StepChange.StateOf(Existing!) == JobState.Succeeded;

    /// <summary>The result as far as it is known without running the step, or null.</summary>
    public object? Expected => Action switch
    {
        WorkflowAction.Reuse => Existing,
        WorkflowAction.Blocked => null,
        _ => Change?.Predicted,
    };

    public static StepDecision Blocked(NeptuneMLException failure) =>
        new(WorkflowAction.Blocked, failure.Message) { Failure = failure };
}
