using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Conversion;

/// <summary>
/// Makes the value of a parameter of what a script or a row gives for it: exactly that value, or null when nothing is given, or an
/// error that names the parameter, the value and the rule. It is the only place that converts, for arguments and rows alike, and does
/// it the same way in every culture.
/// </summary>
internal static class ParameterConversion
{
    // What the patterns of the API call white space. Any other is a character that a name may consist of.
    private const string WhiteSpace = " \t\r\n\v\f";

    /// <param name="type">The type of the parameter.</param>
    /// <param name="given">What is given for it: an argument, a cell of a table, or a member of an object.</param>
    /// <param name="parameter">Its name, for errors.</param>
    /// <param name="form">What else than its type says it may be written as.</param>
    /// <exception cref="NeptuneMLException">The value is not valid for that type.</exception>
    public static object? To(Type type, object? given, string parameter, ParameterForm form = ParameterForm.Plain)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Bare(given) is not { } value) return null;
        if (form == ParameterForm.Identity) return ScalarConversion.Identifier(given!, parameter);
        if (plain == typeof(string)) return value as string ?? ScalarConversion.Text(given!, parameter);
        if (IsBlank(value)) return null;
        if (plain == typeof(SwitchParameter)) return new SwitchParameter(ScalarConversion.Flag(value, parameter));
        if (plain == typeof(bool)) return ScalarConversion.Flag(value, parameter);
        if (plain == typeof(int)) return ScalarConversion.Whole(value, parameter);
        if (plain == typeof(double)) return ScalarConversion.Number(value, parameter);
        if (plain == typeof(DateTimeOffset)) return ScalarConversion.Time(value, parameter);
        if (plain == typeof(IDictionary)) return form == ParameterForm.Tags ? StructureConversion.Tags(given!, parameter) : ListConversion.Map(given!, parameter);
        if (plain == typeof(DatasetColumn[])) return StructureConversion.Columns(given!, parameter);
        if (plain == typeof(MetricDefinition[])) return StructureConversion.MetricDefinitions(given!, parameter);
        // A structure by the API's names. Text stays as it is: it may be JSON, or the only member of the structure.
        if (plain.GetElementType() is not { } item) return PlainValue.Of(given, parameter);
        return item == typeof(string) || item.IsValueType ? ListConversion.List(item, given!, parameter, form) : StructureConversion.List(item, given!, parameter);
    }

    /// <summary>Whether a cell of a table or a member of an object gives nothing: it is empty, or only white space.</summary>
    public static bool IsBlank(object? value) => Bare(value) switch
    {
        null => true,
        string text => text.AsSpan().Trim(WhiteSpace).IsEmpty,
        _ => false,
    };

    /// <summary>What is in PowerShell's wrapper; null for no output at all. A copied time, which is serialized as its properties, is a time.</summary>
    public static object? Bare(object? value)
    {
        // No output is an object without properties.
        if (ReferenceEquals(value, AutomationNull.Value)) return null;
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (bare is PSCustomObject && TimeOf((PSObject)value!) is { } time) return time;
        return bare is PSCustomObject ? value : bare is DBNull or NullString ? null : bare;
    }

    private static DateTimeOffset? TimeOf(PSObject copy) =>
        copy.TypeNames is ["Deserialized.System.DateTimeOffset", ..]
            && copy.Properties[nameof(DateTimeOffset.DateTime)]?.Value is DateTime time && copy.Properties[nameof(DateTimeOffset.Offset)]?.Value is TimeSpan offset
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), offset)
            : null;
}
