namespace NeptuneMl.Cmdlets;

/// <summary>The parameter sets of the cmdlets that start, create or update resources.</summary>
internal static class ParameterSets
{
    /// <summary>The default: a parameter for each member; members that the API requires are mandatory.</summary>
    public const string Parameters = nameof(Parameters);

    /// <summary>The required structures are specified as a whole.</summary>
    public const string Structures = nameof(Structures);

    /// <summary>Pipeline input: a result to continue from, or a row whose columns have the names of parameters.</summary>
    public const string Pipeline = nameof(Pipeline);
}
