using NeptuneMl.Core.Results;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Completion;

/// <summary>Completes ids of jobs and endpoints from the cluster that the session is connected to.</summary>
internal sealed class NeptuneMLIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.NeptuneML(fakeBoundParameters) is not { } connection) return [];
        string resource = ResourceOf(parameterName.Equals("Id", StringComparison.OrdinalIgnoreCase) ? commandName : parameterName);
        return Completions.Matching(wordToComplete, Completions.Live($"{connection.EndpointUrl} {resource}", token => Completions.KeysAsync(resource, NeptuneSession.Of(connection), new ResultScope(), token)));
    }

    private static string ResourceOf(string name) =>
        name.Contains("Endpoint", StringComparison.OrdinalIgnoreCase) ? nameof(MLEndpoint)
        : name.Contains("Transform", StringComparison.OrdinalIgnoreCase) ? nameof(TransformJob)
        : name.Contains("Training", StringComparison.OrdinalIgnoreCase) ? nameof(TrainingJob)
        : nameof(DataProcessingJob);
}
