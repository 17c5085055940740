using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Binding;

/// <summary>Completes ARNs of a membership's or collaboration's resources, once the membership or collaboration has been given.</summary>
internal sealed class CleanRoomsArnCompleter : IArgumentCompleter
{
    private const int Most = 200;

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        View view = new(fakeBoundParameters["MembershipIdentifier"] as string, fakeBoundParameters["CollaborationIdentifier"] as string);
        if (Completions.CleanRoomsML(fakeBoundParameters) is not { } connection || view == default) return [];
        return Completions.Matching(wordToComplete, Completions.Live($"{connection} {parameterName} {view}", token => ListAsync(connection, parameterName, view, token)));
    }

    private static async Task<IReadOnlyList<string>> ListAsync(CleanRoomsMLConnection connection, string parameterName, View view, CancellationToken cancellationToken)
    {
        CleanRoomsSession session = CleanRoomsSession.Of(connection);
        bool jobs = parameterName.Contains("Inference", StringComparison.OrdinalIgnoreCase);
        List<string> arns = [];
        if (jobs)
        {
            await foreach (TrainedModelInferenceJob job in new TrainedModelInferenceJobs(session).ListAsync(view, null, null, null, cancellationToken).ConfigureAwait(false))
                if (arns.Count < Most) arns.Add(job.TrainedModelInferenceJobArn);
        }
        else
        {
            await foreach (TrainedModel model in new TrainedModels(session).ListAsync(view, null, cancellationToken).ConfigureAwait(false))
                if (arns.Count < Most) arns.Add(model.TrainedModelArn);
        }

        return arns;
    }
}
