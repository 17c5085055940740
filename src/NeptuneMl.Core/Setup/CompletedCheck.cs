namespace NeptuneMl.Core.Setup;

/// <summary>A completed check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Cause">The name of the failed check that the checks after this one must not be done for, or null.</param>
internal sealed record CompletedCheck(SetupCheck Check, string? Cause);
