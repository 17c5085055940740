namespace NeptuneMl.Core.Serving;

/// <summary>What an endpoint is asked to predict.</summary>
internal enum InferenceTask
{
    Classification,
    Regression,

    /// <summary>The nodes that an edge probably leads to.</summary>
    OutgoingLink,

    /// <summary>The nodes that an edge probably comes from.</summary>
    IncomingLink,
}
