using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>What a step gets from a step that it depends on.</summary>
/// <param name="Step">The name of the other step.</param>
/// <param name="Action">What the run does with it.</param>
/// <param name="Result">Its result, or what is known of it; null when nothing is.</param>
/// <param name="IsFinal">Whether all values of the result are final.</param>
internal sealed record StepInput(string Step, WorkflowAction Action, object? Result, bool IsFinal)
{
    /// <summary>Why a value is not known yet.</summary>
    public string Reason => Action switch
    {
        WorkflowAction.Start => $"Depends on '{Step}', which is started.",
        WorkflowAction.Retry => $"Depends on '{Step}', which is started again.",
        WorkflowAction.Update => $"Depends on '{Step}', which is updated.",
        _ => $"Depends on '{Step}', which is still running.",
    };

    /// <summary>Finds the value of a property, if it is known.</summary>
    /// <param name="property">The path of the property.</param>
    /// <param name="value">The value.</param>
    public bool TryFind(string property, out object? value)
    {
        value = Result is null ? null : WorkflowReferences.ValueOf(Result, property);
        if (IsFinal) return true;
        // Of a job that has not finished, only what identifies it and what was requested is final.
        return value is string or bool or int or long or double
            && !property.Contains("Status", StringComparison.OrdinalIgnoreCase)
            && (value.Equals(StepChange.KeyOf(Result!)) || Members.Find(Result!.GetType(), property)?.CanWrite == true);
    }
}
