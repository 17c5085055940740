using System.Management.Automation.Language;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Completion;

/// <summary>Completes the keys of the tags of the resource in -ResourceArn.</summary>
internal sealed class TagKeyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.Connection<CleanRoomsMLConnection>(fakeBoundParameters) is not { } connection
            || fakeBoundParameters["ResourceArn"] as string is not { } arn)
        {
            return [];
        }

        return Completions.Matching(wordToComplete, Completions.FromService(
            $"{connection} tags {arn}", token => ReadAsync(CleanRoomsSession.Of(connection), arn, token)));
    }

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(
        CleanRoomsSession session, string arn, CancellationToken cancellationToken)
    {
        CallContext context = new(session, null, cancellationToken);
        ResourceTags tags = await ResourceTagging.Get.PrepareFrom(session, new ResourceTags { ResourceArn = arn }).SendAsync(context)
            .ConfigureAwait(false);
        return [.. tags.Tags.Select(tag => new Candidate(tag.Key) { Description = $"{tag.Key}={tag.Value}" })];
    }
}
