using System.Management.Automation.Language;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Completion;

/// <summary>Completes the documented values of the parameter's API member.</summary>
internal sealed class KnownValueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrEmpty(() => ValuesOf(Completions.FindCmdlet(commandName), parameterName)));

    private static IEnumerable<string> ValuesOf(Type cmdlet, string parameterName)
    {
        string path = ParameterMap.MembersOf(cmdlet)
            .Single(member => member.Property.Name.Equals(parameterName, StringComparison.OrdinalIgnoreCase)).Path;
        return Completions.OperationsOf(cmdlet).SelectMany(operation => KnownValues.Of(operation, path)).Distinct();
    }
}
