namespace NeptuneMl.ApiRefresh;

/// <summary>A rewritten file of <c>api/</c>, with its differences.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Source">The path of the service model.</param>
/// <param name="HasPagination">Whether a paginators file was found; without one, the file keeps its pagination.</param>
/// <param name="Differences">The differences by path.</param>
internal sealed record RefreshedFile(string Name, string Source, bool HasPagination, IReadOnlyList<string> Differences);
