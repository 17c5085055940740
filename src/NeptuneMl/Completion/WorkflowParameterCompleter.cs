using System.Management.Automation.Language;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Completion;

/// <summary>Completes the parameters of the workflow in -Path, as a hashtable: those without a default, and all of them.</summary>
internal sealed class WorkflowParameterCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.OrEmpty(() => Of(fakeBoundParameters["Path"], wordToComplete));

    private static IEnumerable<CompletionResult> Of(object? path, string wordToComplete)
    {
        if (ParameterConversion.Unwrap(path) is not string file || !"@{".StartsWith(wordToComplete, StringComparison.Ordinal)) return [];
        IReadOnlyList<WorkflowParameter> parameters = WorkflowFile.Load(Completions.FullPath(file), null).Workflow?.Parameters ?? [];
        WorkflowParameter[] required = [.. parameters.Where(parameter => parameter.Default is null)];
        return new[] { required, [.. parameters] }.Where(some => some.Length > 0).Select(Text).Distinct()
            .Select(text => new CompletionResult(text, text, CompletionResultType.ParameterValue, text));
    }

    private static string Text(WorkflowParameter[] parameters) =>
        $"@{{ {string.Join("; ", parameters.Select(parameter => $"{parameter.Name} = {Literal(parameter)}"))} }}";

    private static string Literal(WorkflowParameter parameter) => parameter.Default?.Content switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "$true" : "$false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => parameter.Type switch
        {
            "String" => "''",
            "Boolean" => "$false",
            "List" => "@()",
            "Map" => "@{}",
            _ => "0",
        },
    };
}
