namespace NeptuneMl.Fuzz;

/// <summary>What came of a case.</summary>
/// <param name="Number">The number of the case.</param>
/// <param name="Kind"><c>Result</c>, or the error id of the failure.</param>
/// <param name="Fault">What should not have happened, or null.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Outcome(int Number, string Kind, string? Fault, TimeSpan Elapsed)
{
    public const string Result = "Result";
    public const string Hang = "Hang";
}
