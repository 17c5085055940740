namespace NeptuneMl.Core.Setup;

/// <summary>What a check found.</summary>
/// <param name="Result">The result.</param>
/// <param name="Detail">What was found, or why the check was skipped.</param>
/// <param name="Fix">The command to run or the policy statement to add, or null.</param>
internal sealed record Finding(SetupCheckResult Result, string Detail, string? Fix = null)
{
    /// <summary>Whether the checks after this one cannot be done.</summary>
    public bool Blocks { get; init; } = Result == SetupCheckResult.Failed;

    public static Finding Passed(string detail) => new(SetupCheckResult.Passed, detail);

    public static Finding Warning(string detail, string? fix) => new(SetupCheckResult.Warning, detail, fix);

    public static Finding Failed(string detail, string? fix) => new(SetupCheckResult.Failed, detail, fix);

    /// <summary>A check that does not apply to the connection.</summary>
    public static Finding NotApplicable(string detail) => new(SetupCheckResult.Skipped, detail);

    /// <summary>A check whose call failed.</summary>
    public static Finding Of(NeptuneMLException failure) => Failed(failure.Message, failure.RecommendedAction);
}
