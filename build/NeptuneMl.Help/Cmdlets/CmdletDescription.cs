namespace NeptuneMl.Help.Cmdlets;

/// <summary>A cmdlet, as the compiled module declares it.</summary>
internal sealed record CmdletDescription(
    string Verb,
    string Noun,
    string? DefaultParameterSet,
    IReadOnlyList<ParameterDescription> Parameters,
    IReadOnlyList<string> OutputTypes,
    IReadOnlyList<string> Operations)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, default first; a single null when the cmdlet declares none.</summary>
    public IReadOnlyList<string?> ParameterSets
    {
        get
        {
            IEnumerable<string?> named = Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set);
            string[] sets = named.Prepend(DefaultParameterSet).OfType<string>().Distinct().ToArray();
            return sets.Length == 0 ? new string?[] { null } : sets;
        }
    }

    /// <summary>The parameters of a set in the order of PowerShell's syntax output: by position, then mandatory, then the rest.</summary>
    public IEnumerable<(ParameterDescription Parameter, ParameterUse Use)> ParametersOf(string? set) =>
        Parameters
            .Select(parameter => (Parameter: parameter, Use: parameter.UseIn(set)))
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenBy(pair => pair.Use.IsMandatory ? 0 : 1);
}
