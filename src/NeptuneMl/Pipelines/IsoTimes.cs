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
    private static readonly ConcurrentDictionary<Type, Shape> s_shapes = new();
    private static readonly MethodInfo s_text = Method(nameof(Text));

    /// <summary>Adds the times to a result, and to the items of its lists.</summary>
    public static void AddTo(object result)
    {
        Shape shape = ShapeOf(result.GetType());
        foreach (PropertyInfo list in shape.Lists)
            foreach (object item in (Array?)list.GetValue(result) ?? Array.Empty<object>()) AddTo(item);
        // Neptune returns no times with what it reads, so most results have none.
        if (!Array.Exists(shape.Times, time => time.GetValue(result) is not null)) return;
        PSObject shown = PSObject.AsPSObject(result);
        // A result that is written again has them.
        if (shown.Properties[shape.Times[0].Name] is PSCodeProperty) return;
        foreach (PropertyInfo time in shape.Times) shown.Properties.Add(new PSCodeProperty(time.Name, Method(time.Name)));
        shown.Members.Add(shape.Display);
    }

    public static object? CreationTime(PSObject result) => Read(result);

    public static object? UpdateTime(PSObject result) => Read(result);

    public static object? StartTime(PSObject result) => Read(result);

    public static object? EndTime(PSObject result) => Read(result);

    public static object? TrainingDataStartTime(PSObject result) => Read(result);

    public static object? TrainingDataEndTime(PSObject result) => Read(result);

    public static string Text(PSObject time) =>
        ((DateTimeOffset)time.BaseObject).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>The properties with times of a result class.</summary>
    internal static IEnumerable<PropertyInfo> TimesOf(Type result) => result.GetProperties()
        .Where(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?));

    private static Shape ShapeOf(Type result) => s_shapes.GetOrAdd(result, static type => new Shape(type));

    private static MethodInfo Method(string name) => typeof(IsoTimes).GetMethod(name)
        ?? throw new MissingMethodException(nameof(IsoTimes), name);

    private static PSObject? Read(PSObject result, [CallerMemberName] string property = "")
    {
        if (result.BaseObject.GetType().GetProperty(property)!.GetValue(result.BaseObject) is not DateTimeOffset time) return null;
        PSObject shown = new(time);
        shown.Methods.Add(new PSCodeMethod(nameof(ToString), s_text));
        return shown;
    }

    /// <summary>What the times of a result class are in.</summary>
    private sealed class Shape(Type result)
    {
        public PropertyInfo[] Times { get; } = [.. TimesOf(result)];

        /// <summary>The lists whose items have times.</summary>
        public PropertyInfo[] Lists { get; } =
        [
            .. result.GetProperties().Where(property => property.PropertyType.GetElementType() is { IsClass: true } item
                && item.Assembly == typeof(MLResource).Assembly && ShapeOf(item) is ({ Times.Length: > 0 } or { Lists.Length: > 0 })),
        ];

        // Added properties come before those of the class. Format-List takes its order from this set where the class has no list view.
        public PSMemberSet Display { get; } = new(
            "PSStandardMembers",
            [new PSPropertySet("DefaultDisplayPropertySet", result.GetProperties().Select(property => property.Name))]);
    }
}
