using System.Management.Automation.Language;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>Completes the ids of existing jobs or endpoints on the connected cluster, of the kind that the cmdlet reads or
/// changes.</summary>
internal class NeptuneMLIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        NeptuneMLConnection? connection = Completions.Connection<NeptuneMLConnection>(fakeBoundParameters);
        if (connection is null || ResultOf(commandName) is not { } result) return [];
        return Completions.Matching(wordToComplete, Completions.FromService(
            $"{connection.EndpointUrl} {result.Name}",
            token => Completions.ListAsync(result.Name, NeptuneSession.Of(connection), new ResultScope(), token)));
    }

    /// <summary>The result class whose ids are completed.</summary>
    private protected virtual Type? ResultOf(string commandName) =>
        ResourceName.OfOperation(Completions.OperationsOf(Completions.FindCmdlet(commandName))[0])?.Result;
}
