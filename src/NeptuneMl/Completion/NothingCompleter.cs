using System.Management.Automation.Language;

namespace NeptuneMl.Completion;

/// <summary>Completes nothing, for parameters that take neither a known value nor a file. Without a completer, PowerShell completes the
/// names of files.</summary>
internal sealed class NothingCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => [];
}
