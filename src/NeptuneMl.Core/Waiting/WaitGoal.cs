namespace NeptuneMl.Core.Waiting;

/// <summary>What a wait waits for.</summary>
internal enum WaitGoal
{
    /// <summary>The job completes or the resource becomes active; any other end is an error.</summary>
    Success,

    /// <summary>The job ends in any way; only a cancellation that fails is an error.</summary>
    Stop,

    /// <summary>The content of a resource is deleted, and the resource stays.</summary>
    ContentDeletion,

    /// <summary>The resource no longer exists.</summary>
    Deletion,
}
