using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Binding;

/// <summary>Completes parameters that take one of a few words. (The engine's own attribute for this is not in the standard library of 5.1.)</summary>
internal sealed class KnownValueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrNone(() => AwsNames.WordsFor(parameterName)));
}
