namespace NeptuneMl;

/// <summary>A check of <c>Test-NeptuneMLSetup</c> or <c>Test-CleanRoomsMLSetup</c>.</summary>
public sealed class SetupCheck
{
    /// <summary>What was checked, such as <c>Port</c> or <c>Permission GetEngineStatus</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The result.</summary>
    public required SetupCheckResult Result { get; init; }

    /// <summary>What was found, or why the check was skipped.</summary>
    public required string Detail { get; init; }

    /// <summary>The command to run or the policy statement to add, or null when nothing needs to be corrected.</summary>
    public string? Fix { get; init; }

    /// <summary>The connection that was checked.</summary>
    internal ServiceConnection? Connection { get; init; }

    /// <summary>Returns the name and the result.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name}: {Result}";
}
