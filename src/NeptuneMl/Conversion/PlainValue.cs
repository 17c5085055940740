using System.Collections.Specialized;

namespace NeptuneMl.Conversion;

/// <summary>Unwraps PowerShell objects recursively to .NET values, because the core does not use PowerShell types.</summary>
internal static class PlainValue
{
    // Deeper than any structure of the API, and the default maximum depth of a JSON document. Stops at objects that contain themselves.
    private const int MaxDepth = 64;

    /// <param name="value">The value.</param>
    /// <param name="parameter">The parameter of the value, for errors.</param>
    /// <exception cref="NeptuneMLException">The value is nested too deeply, or one of its properties cannot be read.</exception>
    public static object? From(object? value, string parameter) => From(value, parameter, 0);

    private static object? From(object? value, string parameter, int depth)
    {
        object? inner = ParameterConversion.Unwrap(value) is DateTimeOffset time
            ? time
            : value is PSObject wrapped ? wrapped.BaseObject : value;
        if (inner is not (PSCustomObject or IDictionary or IList)) return inner;
        if (depth == MaxDepth)
        {
            throw Failures.InvalidParameter(
                parameter, null, $"must not be nested more than {MaxDepth} levels deep, and must not contain itself");
        }

        object? Nested(object? nested) => From(nested, parameter, depth + 1);
        switch (inner)
        {
            // Result classes map their properties to the member names of the API.
            case PSCustomObject when ResultCopy.Restore(value) is { } result:
                return result;
            case PSCustomObject:
                OrderedDictionary properties = [];
                foreach (PSPropertyInfo property in ((PSObject)value!).Properties)
                    properties[property.Name] = Nested(Read(property, parameter));
                return properties;
            case IDictionary entries:
                OrderedDictionary map = [];
                foreach (DictionaryEntry entry in entries) map[Nested(entry.Key)!] = Nested(entry.Value);
                return map;
            default:
                return ((IList)inner).Cast<object?>().Select(Nested).ToArray();
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
            throw Failures.InvalidParameter(
                parameter, null, $"has a property '{property.Name}' that cannot be read: {failure.Message.TrimEnd('.')}");
        }
    }
}
