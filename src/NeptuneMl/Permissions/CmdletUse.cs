namespace NeptuneMl.Permissions;

/// <summary>A use of a cmdlet of the module, in a script or by name.</summary>
/// <param name="Cmdlet">The class of the cmdlet.</param>
internal sealed record CmdletUse(Type Cmdlet)
{
    /// <summary>The names of the parameters that are bound; null when any parameter may be bound.</summary>
    public IReadOnlyDictionary<string, string?>? Arguments { get; init; } = new Dictionary<string, string?>();

    /// <summary>The classes of the piped results; empty without pipeline input; null when any object may be piped.</summary>
    public IReadOnlyCollection<Type>? Piped { get; init; } = [];

    /// <summary>Whether the piped results may come from the view of the collaboration.</summary>
    public bool MayBeShared { get; init; }

    /// <summary>Whether piped rows may have any parameter as a column.</summary>
    public bool MayHaveColumns { get; init; }

    public bool MayHave(string parameter) => Arguments is null || Arguments.ContainsKey(parameter);
}
