namespace NeptuneMl.Help.Cmdlets;

/// <summary>A parameter as the compiled cmdlet declares it.</summary>
internal sealed record ParameterDescription(
    string Name,
    string TypeName,
    string TypeFullName,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool AcceptsWildcards,
    string? DefaultValue,
    IReadOnlyList<ParameterUse> Uses,
    string? ApiMember = null)
{
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>What holds for the parameter as a whole: mandatory only if it is so wherever it appears.</summary>
    public ParameterUse Overall => new(
        Set: null,
        IsMandatory: Uses.All(use => use.IsMandatory),
        Position: Uses.Select(use => use.Position).FirstOrDefault(position => position is not null),
        FromPipeline: Uses.Any(use => use.FromPipeline),
        FromPipelineByPropertyName: Uses.Any(use => use.FromPipelineByPropertyName),
        FromRemainingArguments: Uses.Any(use => use.FromRemainingArguments));

    /// <summary>Whether the parameter sets this member of an operation's input.</summary>
    public bool IsMember(string? path) => ApiMember is not null && ApiMember.Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>How the parameter is used in a set, or null when it is not in that set.</summary>
    public ParameterUse? UseIn(string? set) =>
        Uses.FirstOrDefault(use => use.Set is not null && use.Set == set) ?? Uses.FirstOrDefault(use => use.Set is null);
}
