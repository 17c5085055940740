namespace NeptuneMl.Core.Operations;

/// <summary>Where a run of a script resumes.</summary>
/// <param name="Attempt">The change to send when no resource exists.</param>
/// <param name="Existing">The resource that an earlier run created, or null.</param>
/// <param name="Failure">Why the existing resource is not adopted, or null when it is.</param>
internal sealed record ResumePoint<TResult>(Change<TResult> Attempt, TResult? Existing, NeptuneMLException? Failure)
    where TResult : class;
