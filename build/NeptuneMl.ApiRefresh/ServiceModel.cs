using System.IO.Compression;
using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>A service model of an AWS SDK: <c>service-2.json</c> with <c>paginators-1.json</c> (Python, Ruby), or <c>….normal.json</c> and
/// <c>….api.json</c> with <c>….paginators.json</c> (.NET, JavaScript, Go); plain or compressed with gzip.</summary>
internal sealed record ServiceModel(string Path, JsonObject Service, JsonObject? Pagination)
{
    private static readonly string[] s_suffixes = ["service-2.json", ".normal.json", ".api.json"];

    /// <summary>Returns the model of a service with the latest API version, or null.</summary>
    public static ServiceModel? Find(string from, string serviceId) =>
        Candidates(from, serviceId)
            .Select(path => new ServiceModel(path, Read(path), null))
            .Where(found => (string?)found.Service["metadata"]?["serviceId"] == serviceId)
            .MaxBy(found => (string?)found.Service["metadata"]?["apiVersion"], StringComparer.Ordinal)?.WithPagination();

    private static IEnumerable<string> Candidates(string from, string serviceId)
    {
        if (File.Exists(from))
            return [from];
        if (!Directory.Exists(from))
            throw new InvalidDataException($"'{from}' does not exist.");
        return Directory
            .EnumerateFiles(System.IO.Path.GetFullPath(from), "*", SearchOption.AllDirectories)
            .Where(path => IsOf(path, serviceId));
    }

    private ServiceModel WithPagination() =>
        this with { Pagination = PaginatorFiles().FirstOrDefault(File.Exists) is { } file ? Read(file)["pagination"]?.AsObject() : null };

    // An SDK folder contains hundreds of services. Only files whose path contains the service ID are read.
    private static bool IsOf(string path, string serviceId) =>
        path.Contains(serviceId, StringComparison.OrdinalIgnoreCase) && s_suffixes.Any(WithoutCompression(path).EndsWith);

    private IEnumerable<string> PaginatorFiles()
    {
        string plain = WithoutCompression(Path);
        foreach (string service in s_suffixes.Where(plain.EndsWith))
        {
            string file = plain[..^service.Length] + (service[0] == '.' ? ".paginators.json" : "paginators-1.json");
            yield return file;
            yield return file + ".gz";
        }
    }

    private static string WithoutCompression(string path) => path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^".gz".Length] : path;

    private static JsonObject Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        return JsonNode.Parse(text) as JsonObject ?? throw new InvalidDataException($"{path} is not a service model.");
    }
}
