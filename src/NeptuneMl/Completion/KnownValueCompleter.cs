using NeptuneMl.Cmdlets;
using NeptuneMl.Conversion;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using NeptuneMl.Binding;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Completion;

/// <summary>Completes parameters that take one of a few words with those that the API knows for the parameter's member.</summary>
internal sealed class KnownValueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrNone(() => ValuesOf(commandName, parameterName)));

    private static IEnumerable<string> ValuesOf(string commandName, string parameterName)
    {
        Type cmdlet = typeof(KnownValueCompleter).Assembly.GetExportedTypes().Single(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { } name && commandName.Equals($"{name.VerbName}-{name.NounName}", StringComparison.OrdinalIgnoreCase));
        string path = ParameterMap.MembersOf(cmdlet).Single(member => member.Property.Name.Equals(parameterName, StringComparison.OrdinalIgnoreCase)).Path;
        return cmdlet.GetCustomAttribute<ApiOperationAttribute>()!.Operations.SelectMany(operation => KnownValues.Of(operation, path)).Distinct();
    }
}
