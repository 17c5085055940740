namespace NeptuneMl.Core.Workflows;

/// <summary>The events of a journal.</summary>
internal static class JournalEvents
{
    /// <summary>The run began. The first entry of every journal.</summary>
    public const string RunStarted = "run-started";

    /// <summary>The run ended; missing after a kill.</summary>
    public const string RunEnded = "run-ended";

    /// <summary>The run decided what to do with a step.</summary>
    public const string StepDecided = "step-decided";

    /// <summary>A request is about to be sent.</summary>
    public const string StepRequested = "step-requested";

    /// <summary>The service accepted the request.</summary>
    public const string StepAccepted = "step-accepted";

    /// <summary>The status of a job changed.</summary>
    public const string StepChanged = "step-changed";

    /// <summary>A step ended.</summary>
    public const string StepEnded = "step-ended";
}
