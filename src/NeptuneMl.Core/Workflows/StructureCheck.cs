using System.Collections;
using System.Reflection;

namespace NeptuneMl.Core.Workflows;

/// <summary>Checks the shape of a value that stands for a structure, a list or a map of a request: the names of its members, and whether
/// numbers are numbers. Limits and patterns are the rules of the API.</summary>
/// <param name="findings">Collects the findings.</param>
internal sealed class StructureCheck(FindingList findings)
{
    /// <returns>Whether the value has the shape of the type.</returns>
    public bool Check(WorkflowValue value, Type type)
    {
        if (value.IsInvalid) return false;
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (value.Content is null || IsReference(value)) return true;
        if (ItemOf(target) is { } item)
            return value.Items is { } items ? CheckItems(items, item) : Check(value, item);
        if (target.IsAssignableTo(typeof(IDictionary)) && target.IsGenericType) return CheckMap(value, target.GenericTypeArguments[1]);
        if (target == typeof(string) || target.IsSubclassOf(typeof(ConstantClass)))
            return IsScalar(value) || Report(value, "must be a string");
        if (target == typeof(bool)) return value.Content is bool || IsBoolean(value.Text) || Report(value, "must be true or false");
        if (target == typeof(DateTime) || target == typeof(DateTimeOffset)) return IsScalar(value) || Report(value, "must be a time");
        if (target.IsPrimitive) return CheckNumber(value, target);
        return CheckStructure(value, target);
    }

    private static Type? ItemOf(Type type) => type.GetElementType()
        ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GenericTypeArguments[0] : null);

    // The value of a reference is checked when it is known.
    private static bool IsReference(WorkflowValue value) =>
        value.Text is not null && WorkflowReferences.Parse(value) is [{ Reference: not null }];

    private static bool IsScalar(WorkflowValue value) => value.Items is null && value.Members is null;

    private static bool IsBoolean(string? text) =>
        text is not null && (text.Contains('{', StringComparison.Ordinal) || bool.TryParse(text, out _));

    // Reports about all of the values, and not only about the first wrong one.
    private bool AllOf(IEnumerable<WorkflowValue> values, Type type)
    {
        bool isValid = true;
        foreach (WorkflowValue value in values) isValid &= Check(value, type);
        return isValid;
    }

    private bool CheckItems(IReadOnlyList<WorkflowValue> items, Type type)
    {
        WorkflowValue[] empty = [.. items.Where(item => item is { Content: null, IsInvalid: false })];
        foreach (WorkflowValue item in empty) findings.Add(item, $"{item.Name} must not be null.");
        return AllOf(items, type) && empty.Length == 0;
    }

    private bool CheckNumber(WorkflowValue value, Type type)
    {
        bool isInteger = type != typeof(double) && type != typeof(float);
        bool isNumber = value.Content switch
        {
            long => true,
            double number => !isInteger || number == Math.Truncate(number),
            string text => text.Contains('{', StringComparison.Ordinal)
                || (isInteger
                    ? long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
            _ => false,
        };
        return isNumber || Report(value, isInteger ? "must be an integer" : "must be a number");
    }

    private bool CheckMap(WorkflowValue value, Type type)
    {
        if (value.Members is { } members) return AllOf(members.Values, type);
        return value.Text is { } text && JsonInput.IsDocument(text) || Report(value, "must be a map");
    }

    private bool CheckStructure(WorkflowValue value, Type type)
    {
        PropertyInfo[] properties = [.. type.GetProperties().Where(property => property.CanWrite)];
        if (value.Text is { } text && (properties.Length == 1 || JsonInput.IsDocument(text))) return true;
        if (value.Members is not { } members)
            return Report(value, $"must be a map with the members {RequestBinder.NamesIn(type)}");
        bool isValid = true;
        bool isOwn = type.Assembly == typeof(NeptuneMLException).Assembly;
        foreach ((string key, WorkflowValue member) in members)
        {
            if (Members.Find(type, key) is { CanWrite: true } property)
            {
                isValid &= Check(member, property.PropertyType);
                continue;
            }

            isValid = false;
            findings.AddKey(
                member, $"Unknown member '{key}'; the valid members are {RequestBinder.NamesIn(type)}.",
                NearestName.Of(key, properties.Select(known => isOwn ? known.Name : ApiName(known.Name))));
        }

        return isValid;
    }

    private bool Report(WorkflowValue value, string rule)
    {
        findings.Add(value, $"{value.Name}{Failures.Shown(IsScalar(value) ? value.Content : null)} {rule}, not {value.Describe()}.");
        return false;
    }

    private static string ApiName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
