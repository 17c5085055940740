using System.Globalization;

namespace NeptuneMl.Fuzz;

/// <summary>What came of a run.</summary>
internal sealed record FuzzReport(
    int Seed, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<(FuzzCase Case, Outcome Outcome)> Faults, TimeSpan Elapsed, long AllocatedBytes)
{
    /// <summary>How many cases ended in which way, the most frequent first.</summary>
    public IReadOnlyDictionary<string, int> Kinds =>
        Outcomes.GroupBy(outcome => outcome.Kind).OrderByDescending(kind => kind.Count())
            .ToDictionary(kind => kind.Key, kind => kind.Count());

    public int Hangs => Outcomes.Count(outcome => outcome.Kind == Outcome.Hang);

    /// <summary>Everything that is needed to understand a fault and to see it again.</summary>
    public string Describe((FuzzCase Case, Outcome Outcome) fault) => string.Create(
        CultureInfo.InvariantCulture,
        $"--seed {Seed} --case {fault.Outcome.Number}: {fault.Case.Operation} with the response {fault.Case.Mutation}\n  {fault.Outcome.Fault}\n  {fault.Case.Shown()}");
}
