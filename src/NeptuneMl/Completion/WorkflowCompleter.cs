using System.Management.Automation.Language;

namespace NeptuneMl.Completion;

/// <summary>Completes names of the workflow in -Path.</summary>
internal abstract class WorkflowCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrEmpty(() => Of(fakeBoundParameters)));

    /// <summary>The candidates.</summary>
    /// <param name="file">The full path of the workflow file.</param>
    /// <param name="bound">The bound parameters.</param>
    private protected abstract IEnumerable<Candidate> Of(string file, IDictionary bound);

    private IEnumerable<Candidate> Of(IDictionary bound)
    {
        if (ParameterConversion.Unwrap(bound["Path"]) is not string file) return [];
        return [.. Of(Completions.FullPath(file), bound)];
    }
}
