using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>Completes the ids of existing jobs or endpoints of the connected cluster: those of the kind that the cmdlet reads or changes.</summary>
internal class NeptuneMLIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.NeptuneML(fakeBoundParameters) is not { } connection || ResultOf(commandName) is not { } result) return [];
        return Completions.Matching(wordToComplete, Completions.Live(
            $"{connection.EndpointUrl} {result.Name}",
            token => Completions.KeysAsync(result.Name, NeptuneSession.Of(connection), new ResultScope(), token)));
    }

    /// <summary>The class of the results whose ids are completed.</summary>
    private protected virtual Type? ResultOf(string commandName) =>
        ResourceName.OfOperation(Completions.OperationsOf(Completions.CmdletNamed(commandName))[0])?.Result;
}
