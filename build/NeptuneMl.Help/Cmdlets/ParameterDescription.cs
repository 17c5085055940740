namespace NeptuneMl.Help.Cmdlets;

/// <summary>A parameter, as the compiled cmdlet declares it.</summary>
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

    /// <summary>The properties of the parameter over all sets: mandatory only if it is mandatory in each set that has it.</summary>
    public ParameterUse Overall => new(
        Set: null,
        IsMandatory: Uses.All(use => use.IsMandatory),
        Position: Uses.Select(use => use.Position).FirstOrDefault(position => position is not null),
        FromPipeline: Uses.Any(use => use.FromPipeline),
        FromPipelineByPropertyName: Uses.Any(use => use.FromPipelineByPropertyName),
        FromRemainingArguments: Uses.Any(use => use.FromRemainingArguments));

    /// <summary>Whether the parameter sets the given input member of an operation.</summary>
    public bool IsMember(string? path) => ApiMember is not null && ApiMember.Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the use of the parameter in a set, or null when the set does not have it.</summary>
    public ParameterUse? UseIn(string? set) =>
        Uses.FirstOrDefault(use => use.Set is not null && use.Set == set) ?? Uses.FirstOrDefault(use => use.Set is null);
}
