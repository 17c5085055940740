using System.Collections;
using System.Collections.Specialized;
using System.Reflection;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Conversion;

/// <summary>Converts structures and lists of structures, from hashtables, objects with properties, copies of results, and JSON.</summary>
internal static class StructureConversion
{
    /// <summary>A list of one of the module's classes.</summary>
    public static Array List(Type structure, object given, string parameter)
    {
        object?[] items = [.. ListConversion.Items(Parsed(given, parameter), parameter)];
        Array list = Array.CreateInstance(structure, items.Length);
        for (int i = 0; i < items.Length; i++) list.SetValue(One(structure, items[i], parameter), i);
        return list;
    }

    /// <summary>The columns of a table, also as one hashtable of their names and what they mean.</summary>
    public static Array Columns(object given, string parameter)
    {
        object columns = Parsed(given, parameter);
        if (PlainValue.Of(columns, parameter) is not IDictionary named || Entries.Has(named, nameof(DatasetColumn.ColumnName))) return List(typeof(DatasetColumn), columns, parameter);
        return named.Cast<DictionaryEntry>()
            .Select(column => new DatasetColumn
            {
                ColumnName = ScalarConversion.Text(column.Key, parameter),
                ColumnTypes = column.Value is null ? [] : (string[])ListConversion.List(typeof(string), column.Value, parameter, ParameterForm.Separated),
            })
            .ToArray();
    }

    /// <summary>The definitions of metrics, also as one hashtable of their names and expressions.</summary>
    public static Array MetricDefinitions(object given, string parameter)
    {
        object definitions = Parsed(given, parameter);
        // One definition as the API writes it: @{ name = 'loss'; regex = 'loss=(.*)' }.
        if (PlainValue.Of(definitions, parameter) is not IDictionary named || Entries.Has(named, "Name") && Entries.Has(named, "Regex")) return List(typeof(MetricDefinition), definitions, parameter);
        return named.Cast<DictionaryEntry>()
            .Select(entry => new MetricDefinition { Name = ScalarConversion.Text(entry.Key, parameter), Regex = entry.Value is null ? null : ScalarConversion.Text(entry.Value, parameter) })
            .ToArray();
    }

    /// <summary>Tags as a map, or as objects with Key and Value as the vendor's cmdlets use; a key may come only once.</summary>
    public static IDictionary Tags(object given, string parameter)
    {
        object tags = Parsed(given, parameter);
        if (PlainValue.Of(tags, parameter) is IDictionary map && !Entries.AreOnly(map, "Key", "Value")) return ListConversion.Map(tags, parameter);
        OrderedDictionary pairs = new(StringComparer.Ordinal);
        foreach (object? item in ListConversion.Items(tags, parameter))
        {
            if (PlainValue.Of(item, parameter) is not IDictionary pair || !Entries.Has(pair, "Key"))
                throw ScalarConversion.Wrong(parameter, ParameterConversion.Bare(item), "is not a tag; give a hashtable, or objects with Key and Value");
            string key = Entries.ValueOf(pair, "Key") is { } name ? ScalarConversion.Text(name, parameter) : "";
            if (pairs.Contains(key)) throw ScalarConversion.Wrong(parameter, null, $"has the key '{key}' more than once; each key must come only once");
            pairs.Add(key, Entries.ValueOf(pair, "Value") is { } value ? ScalarConversion.Text(value, parameter) : throw ScalarConversion.Wrong(parameter, null, $"has no value for '{key}'"));
        }

        return pairs;
    }

    /// <summary>The only member of an object or a hashtable, when it has that name, or what is given itself.</summary>
    public static object? MemberOrSelf(object? given, string member) =>
        given is not null && PlainValue.Of(given, member) is IDictionary members && Entries.AreOnly(members, member) ? Entries.ValueOf(members, member) : given;

    private static object One(Type type, object? given, string parameter)
    {
        object? value = ParameterConversion.Bare(given);
        if (value is null || value is string || value.GetType().IsPrimitive) throw ScalarConversion.Wrong(parameter, value, $"must be a hashtable, an object or a JSON object with the members {RequestBinder.Members(type)}");
        if (ResultCopy.Live(given) is { } result)
        {
            if (type.IsInstanceOfType(result)) return result;
            if (type.GetConstructor([result.GetType()]) is { } made) return made.Invoke([result]);
        }

        object structure = Activator.CreateInstance(type)!;
        if (PlainValue.Of(given, parameter) is not IDictionary members) throw ScalarConversion.Wrong(parameter, null, $"must be a hashtable, an object or a JSON object with the members {RequestBinder.Members(type)}, not {ScalarConversion.Named(given!)}");
        foreach (DictionaryEntry member in members)
        {
            PropertyInfo property = type.GetProperty($"{member.Key}", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { CanWrite: true } known
                ? known
                : throw ScalarConversion.Wrong(parameter, null, $"has an unknown member '{member.Key}'; it takes {RequestBinder.Members(type)}");
            property.SetValue(structure, ParameterConversion.To(property.PropertyType, member.Value, parameter));
        }

        return structure;
    }

    private static object Parsed(object given, string parameter) =>
        ParameterConversion.Bare(given) is string text && JsonInput.IsDocument(text) ? JsonInput.Parse(text, parameter, parameter) : given;
}
