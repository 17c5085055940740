using System.Collections;
using System.Collections.Specialized;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Conversion;

/// <summary>Converts lists of plain values, and maps of text.</summary>
internal static class ListConversion
{
    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>A list, of a list, of one value, of JSON text, or of text that separates its items.</summary>
    public static Array List(Type item, object given, string parameter, ParameterForm form)
    {
        object?[] items = [.. Items(given, parameter, form is ParameterForm.Separated or ParameterForm.Receivers || item.IsValueType)];
        Array list = Array.CreateInstance(item, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            object? value = form == ParameterForm.Receivers ? StructureConversion.MemberOrSelf(items[i], "AccountId") : items[i];
            list.SetValue(ParameterConversion.To(item, value, parameter) ?? throw ScalarConversion.Wrong(parameter, null, $"has nothing as item {i + 1} of its list"), i);
        }

        return list;
    }

    /// <summary>The items of what is given for a list.</summary>
    public static IEnumerable<object?> Items(object given, string parameter, bool separates = false)
    {
        object value = ParameterConversion.Bare(given)!;
        if (value is string text)
        {
            if (text.AsSpan().TrimStart() is ['[', ..] && JsonInput.Parse(text, parameter, parameter) is object?[] parsed) return parsed;
            return separates ? text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries) : [given];
        }

        if (value is IDictionary or not IEnumerable) return [given];
        object?[] items = [.. ((IEnumerable)value).Cast<object?>()];
        return separates ? items.SelectMany(item => ParameterConversion.Bare(item) is string cell && cell.Length > 0 ? Items(cell, parameter, separates) : [item]) : items;
    }

    /// <summary>A map of text, of a hashtable, an object with properties, or JSON text, in the order in which it is given.</summary>
    public static OrderedDictionary Map(object given, string parameter)
    {
        object document = given;
        if (ParameterConversion.Bare(given) is string text)
        {
            if (!JsonInput.IsDocument(text)) throw ScalarConversion.Wrong(parameter, text, "must be a hashtable, an object or a JSON object");
            document = JsonInput.Parse(text, parameter, parameter);
        }

        if (PlainValue.Of(document, parameter) is not IDictionary members) throw ScalarConversion.Wrong(parameter, null, $"must be a hashtable, an object or a JSON object, not {ScalarConversion.Named(document)}");
        OrderedDictionary map = new(StringComparer.Ordinal);
        foreach (DictionaryEntry member in members) map[ScalarConversion.Text(member.Key, parameter)] = Value(member, parameter);
        return map;
    }

    private static string Value(DictionaryEntry member, string parameter) => member.Value is null
        ? throw ScalarConversion.Wrong(parameter, null, $"has no value for '{member.Key}'")
        : InvariantText.Of(member.Value) ?? throw ScalarConversion.Wrong(parameter, null, $"must be text for '{member.Key}', not {ScalarConversion.Named(member.Value)}");
}
