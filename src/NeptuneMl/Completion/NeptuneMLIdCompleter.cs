using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>
/// Completes the ids of jobs and endpoints of the cluster that the session is connected to: those of the kind that the cmdlet is about.
/// </summary>
internal class NeptuneMLIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.NeptuneML(fakeBoundParameters) is not { } connection || KindFor(commandName)?.Name is not { } kind) return [];
        return Completions.Matching(wordToComplete, Completions.Live(
            $"{connection.EndpointUrl} {kind}", token => Completions.KeysAsync(kind, NeptuneSession.Of(connection), new ResultScope(), token)));
    }

    /// <summary>The class of the results whose ids are completed.</summary>
    private protected virtual Type? KindFor(string commandName) =>
        ResourceName.OfOperation(Completions.OperationsOf(Completions.CmdletNamed(commandName))[0])?.Result;
}
