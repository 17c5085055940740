using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Rewrites the files of <c>api/</c> whose services the vendor's descriptions are about.</summary>
internal static class Refresh
{
    // Neptune's data API queries graphs as well; what the module is about are its machine-learning operations and the status.
    private static readonly (string File, Func<string, bool> IsOffered)[] s_files =
    [
        ("neptunedata.json", operation => operation.Contains("ML", StringComparison.Ordinal) || operation == "GetEngineStatus"),
        ("cleanroomsml.json", _ => true),
    ];

    /// <param name="from">A description, or a folder with descriptions in it or below it.</param>
    /// <param name="apiFolder">The folder of <c>api/</c>.</param>
    /// <exception cref="InvalidDataException">There is no description of either service, or one says what the format of <c>api/</c> cannot.</exception>
    public static IReadOnlyList<RefreshedFile> Run(string from, string apiFolder)
    {
        List<RefreshedFile> refreshed = [];
        foreach ((string file, Func<string, bool> isOffered) in s_files)
        {
            string target = Path.Combine(apiFolder, file);
            JsonObject current = JsonNode.Parse(File.ReadAllText(target))!.AsObject();
            if (VendorDescription.Find(from, (string)current["service"]!["id"]!) is not { } description) continue;

            bool hasPagination = description.Pagination is not null;
            if (!hasPagination) description = description with { Pagination = PaginationOf(current) };
            JsonObject updated = ServiceConverter.Convert(description, isOffered);
            File.WriteAllText(target, ApiText.Of(updated));
            refreshed.Add(new RefreshedFile(file, description.Path, hasPagination, ApiDifference.Between(current, updated)));
        }

        return refreshed.Count > 0 ? refreshed : throw new InvalidDataException($"'{from}' has no description of either service.");
    }

    // Some sources have the descriptions only. Without this, every list operation would silently return its first page.
    private static JsonObject PaginationOf(JsonObject api) => new(api["operations"]!.AsObject()
        .Where(operation => operation.Value!["pagination"] is not null)
        .Select(operation => KeyValuePair.Create(operation.Key, operation.Value!["pagination"]?.DeepClone())));
}
