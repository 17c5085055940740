using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Rewrites the files of <c>api/</c> from the service models of an AWS SDK.</summary>
internal static class Refresh
{
    // Neptune's data API also has the bulk loader, streams and other query languages. The module supports its ML operations, the engine
    // status, and the Gremlin queries that ask inference endpoints.
    private static readonly (string File, Func<string, bool> IsIncluded)[] s_files =
    [
        (
            "neptunedata.json",
            operation => operation.Contains("ML", StringComparison.Ordinal) || operation is "GetEngineStatus" or "ExecuteGremlinQuery"),
        ("cleanroomsml.json", _ => true),
    ];

    /// <param name="from">A service model, or a folder that contains service models at any depth.</param>
    /// <param name="apiFolder">The folder <c>api/</c>.</param>
    /// <exception cref="InvalidDataException">No service model was found, or the format of <c>api/</c> does not support one.</exception>
    public static IReadOnlyList<RefreshedFile> Run(string from, string apiFolder)
    {
        List<RefreshedFile> refreshed = [];
        foreach ((string file, Func<string, bool> isIncluded) in s_files)
        {
            string target = Path.Combine(apiFolder, file);
            JsonObject current = JsonNode.Parse(File.ReadAllText(target))!.AsObject();
            if (ServiceModel.Find(from, (string)current["service"]!["id"]!) is not { } model) continue;

            bool hasPagination = model.Pagination is not null;
            if (!hasPagination) model = model with { Pagination = PaginationOf(current) };
            JsonObject updated = ServiceConverter.Convert(model, isIncluded);
            File.WriteAllText(target, ApiText.Of(updated));
            refreshed.Add(new RefreshedFile(file, model.Path, hasPagination, ApiDifference.Between(current, updated)));
        }

        return refreshed.Count > 0
            ? refreshed
            : throw new InvalidDataException($"'{from}' contains no model of Neptune or Clean Rooms ML.");
    }

    // Some SDKs have no paginators file. Without pagination, every list operation would silently return only its first page.
    private static JsonObject PaginationOf(JsonObject api) => new(api["operations"]!.AsObject()
        .Where(operation => operation.Value!["pagination"] is not null)
        .Select(operation => KeyValuePair.Create(operation.Key, operation.Value!["pagination"]?.DeepClone())));
}
