using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Binding;

/// <summary>Completes ids of jobs and endpoints from the cluster that the session is connected to.</summary>
internal sealed class NeptuneMLIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.NeptuneML(fakeBoundParameters) is not { } connection) return [];
        string kind = KindOf(parameterName.Equals("Id", StringComparison.OrdinalIgnoreCase) ? commandName : parameterName);
        return Completions.Matching(wordToComplete, Completions.Live($"{connection.EndpointUrl} {kind}", token => ListAsync(connection, kind, token)));
    }

    private static string KindOf(string name) =>
        name.Contains("Endpoint", StringComparison.OrdinalIgnoreCase) ? "endpoint"
        : name.Contains("Transform", StringComparison.OrdinalIgnoreCase) ? "transform"
        : name.Contains("Training", StringComparison.OrdinalIgnoreCase) ? "training"
        : "processing";

    private static Task<IReadOnlyList<string>> ListAsync(NeptuneMLConnection connection, string kind, CancellationToken cancellationToken)
    {
        NeptuneSession session = NeptuneSession.Of(connection);
        return kind switch
        {
            "endpoint" => new MLEndpoints(session).ListIdsAsync(null, null, null, cancellationToken),
            "transform" => new TransformJobs(session).ListIdsAsync(null, null, null, cancellationToken),
            "training" => new TrainingJobs(session).ListIdsAsync(null, null, null, cancellationToken),
            _ => new DataProcessingJobs(session).ListIdsAsync(null, null, null, cancellationToken),
        };
    }
}
