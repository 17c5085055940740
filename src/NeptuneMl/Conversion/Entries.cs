using System.Collections;

namespace NeptuneMl.Conversion;

/// <summary>Reads what a script gives as a hashtable, whose keys may differ in case from the names that are meant, as those of JSON do.</summary>
internal static class Entries
{
    /// <summary>Whether a map has these keys and no other.</summary>
    public static bool AreOnly(IDictionary map, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (!Has(map, name)) return false;
        return map.Count == names.Length;
    }

    public static bool Has(IDictionary map, string name) => map.Keys.Cast<object>().Any(key => IsNamed(key, name));

    public static object? ValueOf(IDictionary map, string name) =>
        map.Keys.Cast<object>().FirstOrDefault(key => IsNamed(key, name)) is { } found ? map[found] : null;

    private static bool IsNamed(object key, string name) => name.Equals(key as string, StringComparison.OrdinalIgnoreCase);
}
