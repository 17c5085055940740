using System.Management.Automation.Language;

namespace NeptuneMl.Completion;

/// <summary>Completes the names of the session's connections to the service of the cmdlet.</summary>
internal sealed class ConnectionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        SessionDefaults session = SessionDefaults.Current;
        IReadOnlyList<ServiceConnection> connections =
            commandName.Contains("CleanRooms", StringComparison.OrdinalIgnoreCase) ? session.CleanRoomsML.All : session.NeptuneML.All;
        return Completions.Matching(
            wordToComplete,
            connections.Where(connection => connection.Name is not null).Select(connection => new Candidate(connection.Name!)
            {
                Description = $"{connection}",
            }));
    }
}
