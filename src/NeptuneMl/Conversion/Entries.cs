namespace NeptuneMl.Conversion;

/// <summary>Case-insensitive access to the entries of a hashtable or a JSON object.</summary>
internal static class Entries
{
    /// <summary>Whether a map has exactly these keys.</summary>
    public static bool HasOnly(IDictionary map, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (!Contains(map, name)) return false;
        return map.Count == names.Length;
    }

    public static bool Contains(IDictionary map, string name) => map.Keys.Cast<object>().Any(key => IsMatch(key, name));

    public static object? ValueOf(IDictionary map, string name) =>
        map.Keys.Cast<object>().FirstOrDefault(key => IsMatch(key, name)) is { } found ? map[found] : null;

    private static bool IsMatch(object key, string name) => name.Equals(key as string, StringComparison.OrdinalIgnoreCase);
}
