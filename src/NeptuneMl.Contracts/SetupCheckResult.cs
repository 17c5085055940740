namespace NeptuneMl;

/// <summary>The result of a setup check.</summary>
public enum SetupCheckResult
{
    /// <summary>The setup is correct in this point.</summary>
    Passed,

    /// <summary>Calls may succeed, but the setup has a weakness, or the check could not be completed.</summary>
    Warning,

    /// <summary>Calls fail until the cause is corrected.</summary>
    Failed,

    /// <summary>Not checked: the check does not apply to the connection, or a check before it failed.</summary>
    Skipped,
}
