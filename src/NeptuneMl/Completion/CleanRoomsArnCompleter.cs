using System.Management.Automation.Language;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>Completes the ARNs of existing resources of the parameter's kind, by name or by ARN: in the specified membership or
/// collaboration, in the default membership, or in the account.</summary>
internal sealed class CleanRoomsArnCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.Connection<CleanRoomsMLConnection>(fakeBoundParameters) is not { } connection
            || KindsOf(parameterName) is not { Length: > 0 } kinds)
        {
            return [];
        }

        string? collaboration = fakeBoundParameters["CollaborationIdentifier"] as string;
        string? membership = fakeBoundParameters["MembershipIdentifier"] as string ?? connection.MembershipIdentifier;
        ResultScope scope = new() { MembershipIdentifier = membership, CollaborationIdentifier = collaboration };
        return Completions.Matching(wordToComplete, Completions.FromService(
            $"{connection} {parameterName} {membership} {collaboration}", token => ListAsync(kinds, connection, scope, token)));
    }

    // -ResourceArn accepts every kind of resource.
    private static Type[] KindsOf(string parameterName) =>
        parameterName.Equals(nameof(CleanRoomsResource.ResourceArn), StringComparison.OrdinalIgnoreCase)
            ? [.. ResourceName.InCleanRooms.Select(kind => kind.Result!)]
            : ResourceName.OfKey(parameterName)?.Result is { } result ? [result] : [];

    private static async Task<IReadOnlyList<Candidate>> ListAsync(
        Type[] kinds, CleanRoomsMLConnection connection, ResultScope scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<Candidate>[] lists = await Task.WhenAll(kinds.Select(async kind =>
        {
            try
            {
                return await Completions.ListAsync(kind.Name, CleanRoomsSession.Of(connection), scope, cancellationToken)
                    .ConfigureAwait(false);
            }
            // A kind that cannot be listed, such as one that needs a membership.
            catch (NeptuneMLException) when (kinds.Length > 1)
            {
                return [];
            }
        })).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list)];
    }
}
