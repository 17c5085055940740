using System.Collections;

namespace NeptuneMl.CleanRooms;

/// <summary>Puts what a structure has into a few words, for lists.</summary>
internal static class Phrases
{
    /// <param name="separator">What stands between two phrases.</param>
    /// <param name="parts">The words before each value; a part without a value is omitted.</param>
    public static string Of(string separator, params (string Words, object? Value)[] parts) =>
        string.Join(separator, parts.Where(part => part.Value is not null).Select(part => $"{part.Words} {Shown(part.Value)}".TrimStart()));

    private static object? Shown(object? value) =>
        value is IEnumerable items and not string ? string.Join(", ", items.Cast<object?>()) : value;
}
