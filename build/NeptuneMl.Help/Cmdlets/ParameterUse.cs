namespace NeptuneMl.Help.Cmdlets;

/// <summary>The use of a parameter in one parameter set, or in all sets when <see cref="Set"/> is null.</summary>
internal sealed record ParameterUse(
    string? Set,
    bool IsMandatory,
    int? Position,
    bool FromPipeline,
    bool FromPipelineByPropertyName,
    bool FromRemainingArguments)
{
    public string PipelineInput => (FromPipeline, FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
