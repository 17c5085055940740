using System.Collections;

namespace NeptuneMl.CleanRooms;

/// <summary>Formats the values of a structure as a short text for lists.</summary>
internal static class Phrases
{
    /// <param name="separator">The text between two parts.</param>
    /// <param name="parts">The label and the value of each part; a part without a value is omitted.</param>
    public static string Of(string separator, params (string Words, object? Value)[] parts) =>
        string.Join(separator, parts.Where(part => part.Value is not null).Select(part => $"{part.Words} {Shown(part.Value)}".TrimStart()));

    private static object? Shown(object? value) =>
        value is IEnumerable items and not string ? string.Join(", ", items.Cast<object?>()) : value;
}
