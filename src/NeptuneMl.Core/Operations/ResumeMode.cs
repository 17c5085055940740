namespace NeptuneMl.Core.Operations;

/// <summary>What a start does about a resource that an earlier run created.</summary>
internal enum ResumeMode
{
    /// <summary>Nothing: it is not looked up.</summary>
    Never,

    /// <summary>Adopts it. A failed one is an error.</summary>
    Adopt,

    /// <summary>Adopts it, or starts a failed one again under the key of the next attempt.</summary>
    RestartFailed,
}
