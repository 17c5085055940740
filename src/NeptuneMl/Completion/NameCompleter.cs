using System.Management.Automation.Language;

namespace NeptuneMl.Completion;

/// <summary>Completes names that the SDK defines.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    private readonly Func<IEnumerable<string>> _names;

    private protected NameCompleter(Func<IEnumerable<string>> names) => _names = names;

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrEmpty(_names));
}
