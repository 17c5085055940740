using System.Collections.Specialized;
using System.Reflection;

namespace NeptuneMl.Conversion;

/// <summary>Converts hashtables, objects, copies of results and JSON documents to structures and lists of structures.</summary>
internal static class StructureConversion
{
    /// <summary>Converts a list or a single structure to an array of one of the module's classes.</summary>
    public static Array ToArray(Type structure, object value, string parameter)
    {
        object?[] items = [.. ListConversion.Items(ParseJson(value, parameter), parameter)];
        Array list = Array.CreateInstance(structure, items.Length);
        for (int i = 0; i < items.Length; i++) list.SetValue(ToStructure(structure, items[i], parameter), i);
        return list;
    }

    /// <summary>Converts the columns of a table, also from one hashtable of column names and column types.</summary>
    public static Array ToColumns(object value, string parameter)
    {
        object columns = ParseJson(value, parameter);
        if (PlainValue.From(columns, parameter) is not IDictionary map || Entries.Contains(map, nameof(DatasetColumn.ColumnName)))
            return ToArray(typeof(DatasetColumn), columns, parameter);
        return map.Cast<DictionaryEntry>()
            .Select(column => new DatasetColumn
            {
                ColumnName = ScalarConversion.ToText(column.Key, parameter),
                ColumnTypes = column.Value is null
                    ? []
                    : (string[])ListConversion.ToArray(typeof(string), column.Value, parameter, ParameterFormat.Separated),
            })
            .ToArray();
    }

    /// <summary>Converts metric definitions, also from one hashtable of names and regular expressions.</summary>
    public static Array ToMetricDefinitions(object value, string parameter)
    {
        object definitions = ParseJson(value, parameter);
        // A hashtable with name and regex is a single definition: @{ name = 'loss'; regex = 'loss=(.*)' }.
        if (PlainValue.From(definitions, parameter) is not IDictionary map
            || Entries.Contains(map, "Name") && Entries.Contains(map, "Regex"))
        {
            return ToArray(typeof(MetricDefinition), definitions, parameter);
        }

        return map.Cast<DictionaryEntry>()
            .Select(entry => new MetricDefinition
            {
                Name = ScalarConversion.ToText(entry.Key, parameter),
                Regex = entry.Value is null ? null : ScalarConversion.ToText(entry.Value, parameter),
            })
            .ToArray();
    }

    /// <summary>Converts tags: a map, or objects with Key and Value as in AWS Tools for PowerShell. Each key must be unique.</summary>
    public static IDictionary ToTags(object value, string parameter)
    {
        object tags = ParseJson(value, parameter);
        if (PlainValue.From(tags, parameter) is IDictionary map && !Entries.HasOnly(map, "Key", "Value"))
            return ListConversion.ToMap(tags, parameter);
        OrderedDictionary pairs = new(StringComparer.Ordinal);
        foreach (object? item in ListConversion.Items(tags, parameter))
        {
            if (PlainValue.From(item, parameter) is not IDictionary pair || !Entries.Contains(pair, "Key"))
            {
                throw ScalarConversion.Invalid(
                    parameter, ParameterConversion.Unwrap(item), "is not a tag; specify a hashtable, or objects with Key and Value");
            }

            string key = Entries.ValueOf(pair, "Key") is { } name ? ScalarConversion.ToText(name, parameter) : "";
            if (pairs.Contains(key))
                throw ScalarConversion.Invalid(parameter, null, $"has the key '{key}' more than once; each key must be unique");
            object tagValue = Entries.ValueOf(pair, "Value")
                ?? throw ScalarConversion.Invalid(parameter, null, $"has no value for '{key}'");
            pairs.Add(key, ScalarConversion.ToText(tagValue, parameter));
        }

        return pairs;
    }

    /// <summary>The value of the single member of an object or a hashtable, if it has that name; otherwise the value itself.</summary>
    public static object? MemberOrSelf(object? value, string member) =>
        value is not null && PlainValue.From(value, member) is IDictionary members && Entries.HasOnly(members, member)
            ? Entries.ValueOf(members, member)
            : value;

    private static object ToStructure(Type type, object? value, string parameter)
    {
        object? unwrapped = ParameterConversion.Unwrap(value);
        if (unwrapped is null or string || unwrapped.GetType().IsPrimitive) throw ScalarConversion.Invalid(parameter, unwrapped, Rule());
        if (ResultCopy.Restore(value) is { } result)
        {
            if (type.IsInstanceOfType(result)) return result;
            if (type.GetConstructor([result.GetType()]) is { } constructor) return constructor.Invoke([result]);
        }

        object structure = Activator.CreateInstance(type)!;
        if (PlainValue.From(value, parameter) is not IDictionary members)
            throw ScalarConversion.Invalid(parameter, null, $"{Rule()}, not {ScalarConversion.Describe(value)}");
        foreach (DictionaryEntry member in members)
        {
            PropertyInfo? property = type.GetProperty(
                $"{member.Key}", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is not { CanWrite: true })
            {
                throw ScalarConversion.Invalid(
                    parameter, null, $"has an unknown member '{member.Key}'; the valid members are {RequestBinder.NamesIn(type)}");
            }

            property.SetValue(structure, ParameterConversion.Convert(member.Value, property.PropertyType, parameter));
        }

        return structure;

        string Rule() => $"must be a hashtable, an object or a JSON object with the members {RequestBinder.NamesIn(type)}";
    }

    private static object ParseJson(object value, string parameter) =>
        ParameterConversion.Unwrap(value) is string text && JsonInput.IsDocument(text)
            ? JsonInput.Parse(text, parameter, parameter)
            : value;
}
