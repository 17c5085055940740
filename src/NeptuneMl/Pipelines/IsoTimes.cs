using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Pipelines;

/// <summary>
/// Makes Export-Csv and ConvertTo-Csv write the times of a result in ISO 8601, as ConvertTo-Json does, instead of in the format of the
/// culture. The property in PowerShell has the same name and value as the property of the class, and another text.
/// </summary>
// Properties of the result itself. A types file cannot name this class: the engine reads it before the module's assemblies are loaded.
internal static class IsoTimes
{
    private static readonly ConcurrentDictionary<Type, MethodInfo[]> s_getters = new();
    private static readonly ConcurrentDictionary<Type, PSMemberSet> s_display = new();
    private static readonly MethodInfo s_text = Method(nameof(Text));

    /// <summary>Adds the times to a result.</summary>
    public static void AddTo(object result)
    {
        Type type = result.GetType();
        MethodInfo[] getters = s_getters.GetOrAdd(type, GettersOf);
        // Neptune returns no times with what it reads, so most results have none.
        if (!Array.Exists(getters, getter => type.GetProperty(getter.Name)!.GetValue(result) is not null)) return;
        PSObject shown = PSObject.AsPSObject(result);
        // A result that is written again has them.
        if (shown.Properties[getters[0].Name] is PSCodeProperty) return;
        foreach (MethodInfo getter in getters) shown.Properties.Add(new PSCodeProperty(getter.Name, getter));
        shown.Members.Add(s_display.GetOrAdd(type, DisplayOf));
    }

    public static object? CreationTime(PSObject result) => Read(result);

    public static object? UpdateTime(PSObject result) => Read(result);

    public static object? StartTime(PSObject result) => Read(result);

    public static object? EndTime(PSObject result) => Read(result);

    public static object? TrainingDataStartTime(PSObject result) => Read(result);

    public static object? TrainingDataEndTime(PSObject result) => Read(result);

    public static string Text(PSObject time) =>
        ((DateTimeOffset)time.BaseObject).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static MethodInfo[] GettersOf(Type result) =>
    [
        .. result.GetProperties()
            .Where(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?))
            .Select(property => Method(property.Name)),
    ];

    // Added properties come before those of the class. Format-List takes its order from this set where the class has no list view.
    private static PSMemberSet DisplayOf(Type result) => new(
        "PSStandardMembers",
        [new PSPropertySet("DefaultDisplayPropertySet", result.GetProperties().Select(property => property.Name))]);

    private static MethodInfo Method(string name) => typeof(IsoTimes).GetMethod(name)
        ?? throw new MissingMethodException(nameof(IsoTimes), name);

    private static PSObject? Read(PSObject result, [CallerMemberName] string property = "")
    {
        if (result.BaseObject.GetType().GetProperty(property)!.GetValue(result.BaseObject) is not DateTimeOffset time) return null;
        PSObject shown = new(time);
        shown.Methods.Add(new PSCodeMethod(nameof(ToString), s_text));
        return shown;
    }
}
