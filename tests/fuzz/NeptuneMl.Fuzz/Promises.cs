using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz;

/// <summary>What a result and a failure promise to whoever reads them, whatever they were made of.</summary>
internal static partial class Promises
{
    private const int LongestMessage = 4000;
    private const int LongestName = 256;

    private static readonly NullabilityInfoContext s_annotations = new();
    private static readonly ConcurrentDictionary<Type, Part[]> s_parts = new();
    private static readonly HashSet<string> s_errorIds =
    [
        .. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic)
            .Select(field => (string)field.GetRawConstantValue()!),
        .. ServiceApi.AllOperations.SelectMany(operation => operation.Description["errors"]!.AsArray())
            .Select(error => ((string)error!).Replace("Exception", "", StringComparison.Ordinal)),
    ];

    /// <summary>What of its promises a result breaks, or null: every property can be read, has what its type says, and shows as text.</summary>
    public static string? BrokenBy(object? result, string path = "result")
    {
        switch (result)
        {
            case null: return $"{path} is null";
            case string or ValueType or ServiceConnection or Uri: return null;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    if (entry.Value is { } value && BrokenBy(value, $"{path}['{entry.Key}']") is { } broken) return broken;
                return null;
            case IEnumerable items:
                int index = 0;
                foreach (object? item in items)
                {
                    if (item is { }
                        && BrokenBy(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]")) is { } broken)
                    {
                        return broken;
                    }
                }

                return null;
        }

        if (result.ToString() is null) return $"{path} shows as null";
        foreach (Part part in s_parts.GetOrAdd(result.GetType(), PartsOf))
        {
            object? value = part.Property.GetValue(result);
            if (value is null && !part.MayBeNull) return $"{path}.{part.Property.Name} is null";
            if (value is IEnumerable and not string and not IDictionary && !part.MayHoldNulls && value is Array items
                && items.Cast<object?>().Contains(null))
            {
                return $"{path}.{part.Property.Name} holds null";
            }

            if (value is not null && BrokenBy(value, $"{path}.{part.Property.Name}") is { } broken) return broken;
        }

        return null;
    }

    /// <summary>What of its promises a failure breaks, or null: its id is known, and its words are short and do nothing to a console.</summary>
    public static string? BrokenBy(Exception failure)
    {
        if (failure is not NeptuneMLException known) return $"{failure.GetType()} came out: {failure}";
        if (known.ErrorId is ErrorIds.Unspecified || !s_errorIds.Contains(known.ErrorId)
            && !(known.ServiceCode is not null && Code().IsMatch(known.ErrorId)))
        {
            return $"the error id is '{known.ErrorId}': {known}";
        }

        if (Unprintable(known.Message, LongestMessage) is { } message) return $"the message {message}";
        if (Unprintable(known.RecommendedAction, LongestMessage) is { } action) return $"the recommended action {action}";
        if (Unprintable(known.ServiceCode, LongestName) is { } code) return $"the service's code {code}";
        if (Unprintable(known.RequestId, LongestName) is { } request) return $"the request id {request}";
        return known.HttpStatus is null && known.Attempts == 0 ? "it was never sent" : null;
    }

    private static string? Unprintable(string? text, int longest)
    {
        if (text is null) return null;
        if (text.Length > longest) return $"has {text.Length} characters: {text[..200]}";
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.GetUnicodeCategory(
                text[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return $"has U+{(int)text[i]:X4} at {i}: {text}";
            }
        }

        return null;
    }

    private static Part[] PartsOf(Type type)
    {
        lock (s_annotations)
        {
            return
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                    .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPrivate: false })
                    .Select(property => (property, nullability: s_annotations.Create(property)))
                    .Select(found => new Part(
                        found.property,
                        found.nullability.ReadState != NullabilityState.NotNull,
                        found.nullability.ElementType?.ReadState == NullabilityState.Nullable)),
            ];
        }
    }

    private sealed record Part(PropertyInfo Property, bool MayBeNull, bool MayHoldNulls);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Code();
}
