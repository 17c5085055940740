using System.Management.Automation.Language;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>Completes the ARNs of existing resources of the parameter's kind: in the specified membership or collaboration, or in the
/// account.</summary>
internal sealed class CleanRoomsArnCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (Completions.CleanRoomsML(fakeBoundParameters) is not { } connection
            || ResourceName.OfKey(parameterName)?.Result is not { } result)
        {
            return [];
        }

        string? membership = fakeBoundParameters["MembershipIdentifier"] as string;
        string? collaboration = fakeBoundParameters["CollaborationIdentifier"] as string;
        return Completions.Matching(wordToComplete, Completions.FromService(
            $"{connection} {parameterName} {membership} {collaboration}",
            token => Completions.ListKeysAsync(
                result.Name, CleanRoomsSession.Of(connection),
                new ResultScope { MembershipIdentifier = membership, CollaborationIdentifier = collaboration }, token)));
    }
}
