using System.Management.Automation.Internal;
using System.Management.Automation.Language;

namespace NeptuneMl.Conversion;

/// <summary>Converts arguments and cells of piped rows to parameter values, with the invariant culture. The result is the exact value, null
/// for no value, or an error with the parameter, the value and the rule.</summary>
internal static class ParameterConversion
{
    // White space as in the patterns of the API. Any other Unicode white space is a valid character of a name.
    private const string WhiteSpace = " \t\r\n\v\f";

    /// <param name="value">The argument, the cell of a row, or the member of an object.</param>
    /// <param name="type">The type of the parameter.</param>
    /// <param name="parameter">The name of the parameter, for errors.</param>
    /// <param name="format">The additional formats that the parameter accepts.</param>
    /// <exception cref="NeptuneMLException">The value cannot be converted to the type.</exception>
    public static object? Convert(object? value, Type type, string parameter, ParameterFormat format = ParameterFormat.Plain)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (Unwrap(value) is not { } unwrapped) return null;
        if (format == ParameterFormat.Identity) return ScalarConversion.ToIdentifier(value!, parameter);
        if (target == typeof(string)) return unwrapped as string ?? ScalarConversion.ToText(value!, parameter);
        if (IsEmpty(unwrapped)) return null;
        if (target == typeof(SwitchParameter)) return new SwitchParameter(ScalarConversion.ToBoolean(unwrapped, parameter));
        if (target == typeof(bool)) return ScalarConversion.ToBoolean(unwrapped, parameter);
        if (target == typeof(int)) return ScalarConversion.ToInt32(unwrapped, parameter);
        if (target == typeof(double)) return ScalarConversion.ToDouble(unwrapped, parameter);
        if (target == typeof(DateTimeOffset)) return ScalarConversion.ToTime(unwrapped, parameter);
        if (target == typeof(IDictionary))
            return format == ParameterFormat.Tags ? StructureConversion.ToTags(value!, parameter) : ListConversion.ToMap(value!, parameter);
        if (target == typeof(DatasetColumn[])) return StructureConversion.ToColumns(value!, parameter);
        if (target == typeof(MetricDefinition[])) return StructureConversion.ToMetricDefinitions(value!, parameter);
        // A structure with the member names of the API. A string is not changed: it may be JSON, or the only member of the structure.
        if (target.GetElementType() is not { } item) return PlainValue.From(value, parameter);
        return item == typeof(string) || item.IsValueType
            ? ListConversion.ToArray(item, value!, parameter, format)
            : StructureConversion.ToArray(item, value!, parameter);
    }

    /// <summary>Whether a value is null, empty or only white space, and so counts as no value in a row.</summary>
    public static bool IsEmpty(object? value) => Unwrap(value) switch
    {
        null => true,
        string text => text.AsSpan().Trim(WhiteSpace).IsEmpty,
        _ => false,
    };

    /// <summary>Unwraps the base object of a PSObject; null for AutomationNull, DBNull and NullString. A PSCustomObject stays wrapped,
    /// except for a deserialized DateTimeOffset, which has become its properties.</summary>
    public static object? Unwrap(object? value)
    {
        // AutomationNull would otherwise be an object without properties.
        if (ReferenceEquals(value, AutomationNull.Value)) return null;
        object? inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (inner is PSCustomObject && TimeOf((PSObject)value!) is { } time) return time;
        return inner is PSCustomObject ? value : inner is DBNull or NullString ? null : inner;
    }

    private static DateTimeOffset? TimeOf(PSObject copy) =>
        copy.TypeNames is ["Deserialized.System.DateTimeOffset", ..]
            && copy.Properties[nameof(DateTimeOffset.DateTime)]?.Value is DateTime time
            && copy.Properties[nameof(DateTimeOffset.Offset)]?.Value is TimeSpan offset
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), offset)
            : null;
}
