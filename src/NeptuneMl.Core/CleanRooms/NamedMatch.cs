using System.Text.RegularExpressions;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>The result of looking up a resource by name.</summary>
/// <param name="Match">The resource that agrees with the request, or null.</param>
/// <param name="Other">If no resource agrees: one that has the name and contradicts the request, or null.</param>
/// <param name="Contradictions">The members of <paramref name="Other"/> that contradict the request.</param>
internal sealed partial record NamedMatch<TResource>(TResource? Match, TResource? Other, IReadOnlyList<Contradiction> Contradictions)
    where TResource : class
{
    /// <summary>The match, or null when there is nothing of the name.</summary>
    /// <exception cref="NeptuneMLException">What has the name contradicts the request.</exception>
    public TResource? MatchOrMismatch(CleanRoomsSession session, ApiInput input) => Other is null
        ? Match
        : throw ResumeFailures.Mismatch(KindOf(Other), input.Find("name") as string ?? "", "Name", session.ServiceName, Contradictions, input);

    private static string KindOf(TResource resource) =>
        (resource as MLResource)?.Kind ?? WordStart().Replace(typeof(TResource).Name, " $0").TrimStart().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart();
}
