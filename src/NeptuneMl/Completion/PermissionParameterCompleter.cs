using System.Management.Automation.Language;
using NeptuneMl.Permissions;

namespace NeptuneMl.Completion;

/// <summary>Completes the parameters that make further permissions necessary, of the cmdlets of -Cmdlet.</summary>
internal sealed class PermissionParameterCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrEmpty(() => Cmdlets(fakeBoundParameters)
            .SelectMany(CmdletPermissions.ParametersThatNeedMore).Distinct().Order(StringComparer.Ordinal)));

    private static IEnumerable<Type> Cmdlets(IDictionary bound)
    {
        object? given = bound["Cmdlet"];
        string[] names = [.. (given as IEnumerable<object> ?? [given!]).Select(name => name?.ToString()).OfType<string>()];
        return CmdletTable.All.Where(cmdlet => names.Length == 0
            || names.Any(name => Wildcard.IsMatch(name, cmdlet.Key))).Select(cmdlet => cmdlet.Value);
    }
}
