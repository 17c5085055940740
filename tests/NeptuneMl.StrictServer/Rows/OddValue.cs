namespace NeptuneMl.StrictServer.Rows;

/// <summary>A value for a parameter, with its name in a report.</summary>
/// <param name="IsJson">Whether JSON has it.</param>
internal sealed record OddValue(string What, object? Value, bool IsJson = true, bool IsAbsent = false);
