namespace NeptuneMl.ApiRefresh;

/// <summary>A file of <c>api/</c> that was rewritten, and what is different in it.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Source">The path of the description.</param>
/// <param name="HasPagination">Whether paginators were found beside the description; without them the file keeps its own.</param>
/// <param name="Differences">What changed, by path.</param>
internal sealed record RefreshedFile(string Name, string Source, bool HasPagination, IReadOnlyList<string> Differences);
