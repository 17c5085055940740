using System.Collections;
using System.Collections.Specialized;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Workflows;

/// <summary>Finds and resolves the references in the strings of workflow files. <c>{{</c> and <c>}}</c> are literal braces.</summary>
internal static partial class WorkflowReferences
{
    /// <summary>All references in a value, its items and its members.</summary>
    public static IEnumerable<WorkflowReference> Find(WorkflowValue value) => Texts(value)
        .SelectMany(text => Parse(text).Select(part => part.Reference).OfType<WorkflowReference>());

    /// <summary>The pieces of a string: literal text without escapes, or a reference.</summary>
    /// <returns>A piece with neither has braces that are no reference.</returns>
    public static IReadOnlyList<WorkflowTextPart> Parse(WorkflowValue text)
    {
        string content = text.Text!;
        List<WorkflowTextPart> parts = [];
        if (!content.AsSpan().ContainsAny('{', '}')) return [new WorkflowTextPart(content, content, null)];
        StringBuilder literal = new();
        for (int i = 0; i < content.Length; i++)
        {
            char letter = content[i];
            if (letter is not ('{' or '}'))
            {
                literal.Append(letter);
            }
            else if (i + 1 < content.Length && content[i + 1] == letter)
            {
                literal.Append(letter);
                i++;
            }
            else
            {
                if (literal.Length > 0) parts.Add(new WorkflowTextPart(literal.ToString(), literal.ToString(), null));
                literal.Clear();
                int end = letter == '{' ? content.IndexOf('}', i) : i;
                string source = end < 0 ? content[i..] : content[i..(end + 1)];
                Match match = Reference().Match(source);
                bool isWhole = source.Length == content.Length;
                Group property = match.Groups["property"];
                parts.Add(new WorkflowTextPart(source, null, match.Success
                    ? new WorkflowReference(match.Groups["name"].Value, property.Success ? property.Value : null, text, isWhole)
                    : null));
                i += source.Length - 1;
            }
        }

        if (literal.Length > 0) parts.Add(new WorkflowTextPart(literal.ToString(), literal.ToString(), null));
        return parts;
    }

    /// <summary>The value with the values of its references: null, a string, Boolean, number or any value of a reference, an array, or an
    /// <see cref="OrderedDictionary"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="valueOf">Returns the value of a reference.</param>
    /// <exception cref="NeptuneMLException">A reference within a longer string has a value that is no text.</exception>
    public static object? Resolve(WorkflowValue value, Func<WorkflowReference, object?> valueOf)
    {
        if (value.Items is { } items) return items.Select(item => Resolve(item, valueOf)).ToArray();
        if (value.Members is { } members)
        {
            OrderedDictionary map = [];
            foreach ((string key, WorkflowValue member) in members) map[key] = Resolve(member, valueOf);
            return map;
        }

        if (value.Text is null) return value.Content;
        IReadOnlyList<WorkflowTextPart> parts = Parse(value);
        if (parts is [{ Reference: { } whole }]) return valueOf(whole);
        return string.Concat(parts.Select(part => part.Reference is { } reference
            ? TextOf(valueOf(reference), reference)
            : part.Literal ?? part.Source));
    }

    /// <summary>The value of a property path in a result: <c>Id</c>, <c>ProcessingJob.OutputLocation</c>, <c>MLModels[0].Name</c>.</summary>
    /// <returns>The value; null when a part of the path has no value.</returns>
    public static object? ValueOf(object result, string property)
    {
        object? value = result;
        foreach ((string name, int? index) in Segments(property))
        {
            if (value is null) return null;
            value = Members.Find(value.GetType(), name)?.GetValue(value);
            if (index is { } position) value = value is IList list && position < list.Count ? list[position] : null;
        }

        return value;
    }

    /// <summary>The type of a property path of a result class.</summary>
    /// <param name="result">The result class.</param>
    /// <param name="property">The path.</param>
    /// <param name="unknown">The name that does not exist, and the valid names in its place; null when the path is valid.</param>
    public static Type? TypeOf(Type result, string property, out (string Name, IReadOnlyList<string> Valid)? unknown)
    {
        unknown = null;
        Type type = result;
        foreach ((string name, int? index) in Segments(property))
        {
            if (Members.Find(type, name) is not { } member || !IsReferable(member))
            {
                unknown = (name, PropertiesOf(type));
                return null;
            }

            Type value = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            if (index is not null && value.GetElementType() is null)
            {
                unknown = ($"{name}[{index}]", PropertiesOf(type));
                return null;
            }

            type = index is null ? value : value.GetElementType()!;
        }

        return type;
    }

    /// <summary>The names of the properties of a class that references may use.</summary>
    public static IReadOnlyList<string> PropertiesOf(Type type) => type == typeof(string) || type.IsValueType || type.IsArray
        ? []
        : [.. type.GetProperties().Where(IsReferable).Select(property => property.Name)];

    // A connection is not a value of a request.
    private static bool IsReferable(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && !property.PropertyType.IsAssignableTo(typeof(ServiceConnection));

    private static IEnumerable<(string Name, int? Index)> Segments(string property)
    {
        foreach (string segment in property.Split('.'))
        {
            int bracket = segment.IndexOf('[', StringComparison.Ordinal);
            yield return bracket < 0
                ? (segment, null)
                : (segment[..bracket], int.Parse(segment.AsSpan(bracket + 1, segment.Length - bracket - 2), CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<WorkflowValue> Texts(WorkflowValue value) =>
        value.Text is not null ? [value]
        : value.Items is { } items ? items.SelectMany(Texts)
        : value.Members is { } members ? members.Values.SelectMany(Texts)
        : [];

    private static string TextOf(object? value, WorkflowReference reference) => value is null
        ? throw Failures.InvalidParameter(reference.Place.Path, reference.Place.Text, $"cannot be resolved: {reference} has no value")
        : InvariantText.Of(value) ?? throw Failures.InvalidParameter(
            reference.Place.Path, reference.Place.Text,
            $"cannot be resolved: the value of {reference} is {(value is IList ? "a list" : "a map")}, which a longer string cannot contain");

    [GeneratedRegex(
        @"\A\{(?<name>[A-Za-z][A-Za-z0-9_-]*)(\.(?<property>[A-Za-z][A-Za-z0-9]*(\[[0-9]{1,4}\])?(\.[A-Za-z][A-Za-z0-9]*(\[[0-9]{1,4}\])?)*))?\}\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
