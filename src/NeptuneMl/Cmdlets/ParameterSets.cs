namespace NeptuneMl.Cmdlets;

/// <summary>The parameter sets of the cmdlets that start, create and change.</summary>
internal static class ParameterSets
{
    /// <summary>Every member has a parameter of its own; what the API requires is mandatory. The default.</summary>
    public const string Parameters = nameof(Parameters);

    /// <summary>The structures that the API requires are given whole.</summary>
    public const string Structures = nameof(Structures);

    /// <summary>Something comes down the pipeline: a result to continue from, or a row whose columns are parameters.</summary>
    public const string Pipeline = nameof(Pipeline);
}
