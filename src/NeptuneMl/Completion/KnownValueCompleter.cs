using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Completion;

/// <summary>Completes parameters whose API member has documented values.</summary>
internal sealed class KnownValueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrNone(() => ValuesOf(Completions.CmdletNamed(commandName), parameterName)));

    private static IEnumerable<string> ValuesOf(Type cmdlet, string parameterName)
    {
        string path = ParameterMap.MembersOf(cmdlet)
            .Single(member => member.Property.Name.Equals(parameterName, StringComparison.OrdinalIgnoreCase)).Path;
        return Completions.OperationsOf(cmdlet).SelectMany(operation => KnownValues.Of(operation, path)).Distinct();
    }
}
