namespace NeptuneMl.ApiRefresh;

/// <summary>A file of <c>api/</c> that has been written anew, and what is different in it.</summary>
internal sealed record RefreshedFile(string Name, string Source, IReadOnlyList<string> Differences);
