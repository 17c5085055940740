using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Conversion;

/// <summary>Takes PowerShell's wrappers off what a script gives: the core knows only what is inside.</summary>
internal static class PlainValue
{
    // Deeper than any structure of the API, and as deep as a JSON document may be. What contains itself has no end.
    private const int DeepestLevel = 64;

    /// <param name="parameter">The parameter that the value was given to, for errors.</param>
    /// <exception cref="NeptuneMLException">The value is nested too deeply, or one of its properties cannot be read.</exception>
    public static object? Of(object? value, string parameter) => Of(value, parameter, 0);

    private static object? Of(object? value, string parameter, int level)
    {
        object? inner = ParameterConversion.Bare(value) is DateTimeOffset time ? time : value is PSObject wrapped ? wrapped.BaseObject : value;
        if (inner is not (PSCustomObject or IDictionary or IList)) return inner;
        if (level == DeepestLevel) throw Failures.InvalidParameter(parameter, null, $"must not be nested more than {DeepestLevel} levels deep, and must not contain itself");

        object? Part(object? part) => Of(part, parameter, level + 1);
        switch (inner)
        {
            // The classes of results know the API's names.
            case PSCustomObject when ResultCopy.Live(value) is { } result:
                return result;
            case PSCustomObject:
                OrderedDictionary properties = [];
                foreach (PSPropertyInfo property in ((PSObject)value!).Properties) properties[property.Name] = Part(Read(property, parameter));
                return properties;
            case IDictionary entries:
                OrderedDictionary map = [];
                foreach (DictionaryEntry entry in entries) map[Part(entry.Key)!] = Part(entry.Value);
                return map;
            default:
                return ((IList)inner).Cast<object?>().Select(Part).ToArray();
        }
    }

    private static object? Read(PSPropertyInfo property, string parameter)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException failure)
        {
            throw Failures.InvalidParameter(parameter, null, $"has a property '{property.Name}' that cannot be read: {failure.Message.TrimEnd('.')}");
        }
    }
}
