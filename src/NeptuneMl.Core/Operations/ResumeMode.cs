namespace NeptuneMl.Core.Operations;

/// <summary>How a create or start operation handles a resource that an earlier run created.</summary>
internal enum ResumeMode
{
    /// <summary>Does not look it up.</summary>
    Never,

    /// <summary>Adopts it; one that has failed is an error.</summary>
    Adopt,

    /// <summary>Adopts it, or restarts one that has failed under the id or name of the next attempt.</summary>
    RestartFailed,
}
