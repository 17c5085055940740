using System.Management.Automation.Language;

namespace NeptuneMl.Completion;

/// <summary>Completes memberships or collaborations, which Clean Rooms ML does not list: those of the session's connections, and those of
/// earlier results.</summary>
internal sealed class MembershipCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        SessionDefaults session = SessionDefaults.Current;
        if (parameterName.StartsWith("Collaboration", StringComparison.OrdinalIgnoreCase))
            return Completions.Matching(wordToComplete, session.Collaborations.Select(id => new Candidate(id)));
        IEnumerable<Candidate> ofConnections = session.CleanRoomsML.All
            .Where(connection => connection.MembershipIdentifier is not null)
            .Select(connection => new Candidate(connection.MembershipIdentifier!)
            {
                Description = $"The default membership of {connection.Label}",
            });
        return Completions.Matching(
            wordToComplete,
            ofConnections.Concat(session.Memberships.Select(id => new Candidate(id))).DistinctBy(candidate => candidate.Value));
    }
}
