using System.Collections.Specialized;

namespace NeptuneMl.Conversion;

/// <summary>Converts lists of scalar values, and maps of strings.</summary>
internal static class ListConversion
{
    private const string MapRule = "must be a hashtable, an object or a JSON object";

    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>Converts a list, a single value, a JSON array or delimited text to an array.</summary>
    public static Array ToArray(Type item, object value, string parameter, ParameterFormat format)
    {
        object?[] items = [.. Items(
            value,
            parameter,
            format is ParameterFormat.Separated or ParameterFormat.Receivers || item.IsValueType)];
        Array list = Array.CreateInstance(item, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            object? element = format == ParameterFormat.Receivers ? StructureConversion.MemberOrSelf(items[i], "AccountId") : items[i];
            object converted = ParameterConversion.Convert(element, item, parameter)
                ?? throw ScalarConversion.Invalid(parameter, null, $"has a null or empty item at position {i + 1} of the list");
            list.SetValue(converted, i);
        }

        return list;
    }

    /// <summary>The items of a value for a list parameter: of a collection, a JSON array or delimited text, or the value itself.</summary>
    public static IEnumerable<object?> Items(object value, string parameter, bool splitsText = false)
    {
        object unwrapped = ParameterConversion.Unwrap(value)!;
        if (unwrapped is string text)
        {
            if (text.AsSpan().TrimStart() is ['[', ..] && JsonInput.Parse(text, parameter, parameter) is object?[] parsed) return parsed;
            return splitsText ? text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries) : [value];
        }

        if (unwrapped is IDictionary or not IEnumerable) return [value];
        object?[] items = [.. ((IEnumerable)unwrapped).Cast<object?>()];
        if (!splitsText) return items;
        return items.SelectMany(
            item => ParameterConversion.Unwrap(item) is string { Length: > 0 } cell ? Items(cell, parameter, splitsText) : [item]);
    }

    /// <summary>Converts a hashtable, an object or a JSON object to a map of strings in the same order.</summary>
    public static OrderedDictionary ToMap(object value, string parameter)
    {
        object document = value;
        if (ParameterConversion.Unwrap(value) is string text)
        {
            if (!JsonInput.IsDocument(text)) throw ScalarConversion.Invalid(parameter, text, MapRule);
            document = JsonInput.Parse(text, parameter, parameter);
        }

        if (PlainValue.From(document, parameter) is not IDictionary members)
            throw ScalarConversion.Invalid(parameter, null, $"{MapRule}, not {ScalarConversion.Describe(document)}");
        OrderedDictionary map = new(StringComparer.Ordinal);
        foreach (DictionaryEntry member in members) map[ScalarConversion.ToText(member.Key, parameter)] = Value(member, parameter);
        return map;
    }

    private static string Value(DictionaryEntry member, string parameter) => member.Value is null
        ? throw ScalarConversion.Invalid(parameter, null, $"has no value for '{member.Key}'")
        : InvariantText.Of(member.Value) ?? throw ScalarConversion.Invalid(
            parameter, null, $"must have a string value for '{member.Key}', not {ScalarConversion.Describe(member.Value)}");
}
