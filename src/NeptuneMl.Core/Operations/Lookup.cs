namespace NeptuneMl.Core.Operations;

/// <summary>The result of looking up the resource that a request created.</summary>
/// <param name="Match">The resource that agrees with the request, or null.</param>
/// <param name="Other">If no resource agrees: a resource with the same id or name that contradicts the request, or null.</param>
/// <param name="Contradictions">The members of <paramref name="Other"/> that contradict the request.</param>
internal sealed record Lookup<TResource>(TResource? Match, TResource? Other, IReadOnlyList<Contradiction> Contradictions)
    where TResource : class
{
    /// <summary>No resource has the id or name.</summary>
    public static Lookup<TResource> None { get; } = new(null, null, []);

    /// <summary>A resource with the id or name: a match when nothing contradicts the request.</summary>
    public static Lookup<TResource> Of(TResource found, IReadOnlyList<Contradiction> contradictions) =>
        contradictions.Count == 0 ? new(found, null, []) : new(null, found, contradictions);
}
