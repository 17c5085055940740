using System.Reflection;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace NeptuneMl.Core.Connections;

/// <summary>The AWS Regions that the SDK defines, and the Region in the host name of an AWS endpoint.</summary>
internal static partial class Regions
{
    private const int NearestCount = 3;

    /// <summary>The names of the Regions that the SDK was built with, in all partitions.</summary>
    // RegionEndpoint.EnumerableAllRegions also has every unknown name that the process passed to GetBySystemName.
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(RegionEndpoint).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<RegionEndpoint>()
            .Select(region => region.SystemName)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The known Regions without pseudo-Regions, such as <c>aws-global</c>, which no service of the module has.</summary>
    public static IEnumerable<string> WithEndpoints => Known.Where(region => RegionPattern().IsMatch(region));

    public static bool IsKnown(string region) => Known.Contains(region, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Finds the Region in the host name of an endpoint: the label next to the service's label that matches the pattern of a Region, in
    /// the partition of the host name's DNS suffix. The Region follows the service label in China and in interface endpoints, and
    /// precedes it elsewhere.
    /// </summary>
    /// <param name="host">A host name.</param>
    /// <param name="service">The service's label, such as <c>neptune</c>; its last occurrence counts.</param>
    /// <returns>The Region, or null when the host name has none.</returns>
    public static string? Of(string host, string service)
    {
        string name = host.TrimEnd('.').ToLowerInvariant();
        string[] labels = name.Split('.');
        int index = Array.LastIndexOf(labels, service);
        if (index < 0) return null;
        return IsRegionOf(labels.ElementAtOrDefault(index + 1), name) ? labels[index + 1]
            : IsRegionOf(labels.ElementAtOrDefault(index - 1), name) ? labels[index - 1]
            : null;
    }

    /// <summary>The known Regions with the smallest edit distance to a name, nearest first.</summary>
    public static IReadOnlyList<string> NearestTo(string name) =>
        [.. Known.OrderBy(known => Distance(known, name.ToLowerInvariant())).Take(NearestCount)];

    private static bool IsRegionOf(string? label, string name)
    {
        if (label is null || !RegionPattern().IsMatch(label)) return false;
        Partition partition = Fn.Partition(label);
        return EndsIn(partition.dnsSuffix, name) || EndsIn(partition.dualStackDnsSuffix, name);
    }

    private static bool EndsIn(string? suffix, string name) =>
        suffix is { Length: > 0 } && name.EndsWith($".{suffix}", StringComparison.Ordinal);

    // Damerau-Levenshtein distance: insertions, deletions, substitutions and transpositions.
    private static int Distance(string one, string other)
    {
        int[,] costs = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) costs[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) costs[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int substitution = one[i - 1] == other[j - 1] ? 0 : 1;
                costs[i, j] = Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + substitution);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[one.Length, other.Length];
    }

    [GeneratedRegex(@"\A[a-z]{2,}(-[a-z]+)+-[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();
}
