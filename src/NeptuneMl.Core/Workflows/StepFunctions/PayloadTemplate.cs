using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>Writes a request as a payload template of the Amazon States Language. A member whose value only an execution knows has a name
/// that ends in <c>.$</c>, and an expression as its value.</summary>
/// <param name="placeholders">The placeholders in the request.</param>
/// <param name="nameOf">Converts the name of a member of the SDK's class to the name in the template.</param>
internal sealed class PayloadTemplate(Placeholders placeholders, Func<string, string> nameOf)
{
    private const string ExpressionSuffix = ".$";
    private const string FirstItem = "[0]";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <param name="request">The request.</param>
    /// <param name="expressions">Members by API path whose values are expressions, and that the request lacks; null for none.</param>
    /// <exception cref="NeptuneMLException">A value cannot be written as a template.</exception>
    public JsonObject Of(object request, IReadOnlyDictionary<string, string>? expressions = null)
    {
        JsonObject template = Structure(request);
        foreach ((string path, string expression) in expressions ?? new Dictionary<string, string>())
            Set(template, request.GetType(), path, expression);
        return template;
    }

    private JsonObject Structure(object structure)
    {
        JsonObject template = [];
        foreach (PropertyInfo member in structure.GetType().GetProperties(Declared))
            if (member.CanWrite && member.GetValue(structure) is { } value) Add(template, nameOf(member.Name), value);
        return template;
    }

    private void Add(JsonObject template, string name, object value)
    {
        object plain = value is ConstantClass constant ? constant.Value : value;
        if (placeholders.ExpressionOf(plain) is { } expression) template[name + ExpressionSuffix] = expression;
        else if (plain is IList list && list.Cast<object?>().Any(item => placeholders.ExpressionOf(Plain(item)) is not null))
            template[name + ExpressionSuffix] = $"States.Array({string.Join(", ", list.Cast<object?>().Select(Argument))})";
        else template[name] = Node(plain);
    }

    private JsonNode? Node(object? value) => Plain(value) switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        float number => number,
        double number => number,
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IDictionary map => Map(map),
        IList list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        { } structure => Structure(structure),
    };

    private JsonObject Map(IDictionary map)
    {
        JsonObject template = [];
        foreach (DictionaryEntry entry in map)
        {
            string key = (string)entry.Key;
            // The interpreter would take the value for an expression.
            if (key.EndsWith(ExpressionSuffix, StringComparison.Ordinal) || Placeholders.IsIn(key))
                throw Failures.InvalidParameter("As", key, "cannot be a key of a map in an Amazon States Language definition");
            if (entry.Value is { } value) Add(template, key, value);
        }

        return template;
    }

    private string Argument(object? item) => Plain(item) switch
    {
        string text => placeholders.ExpressionOf(text) ?? Placeholders.Quoted(text),
        var other => placeholders.ExpressionOf(other) ?? (InvariantText.Of(other!) is { } text ? text.ToLowerInvariant() : "null"),
    };

    // The structures of a nested member may exist: trainingData[0].type.
    private void Set(JsonObject template, Type type, string path, string expression)
    {
        string[] names = path.Split('.');
        JsonObject owner = template;
        foreach (string name in names[..^1])
        {
            bool isItem = name.EndsWith(FirstItem, StringComparison.Ordinal);
            PropertyInfo member = Members.Find(type, isItem ? name[..^FirstItem.Length] : name)!;
            type = isItem ? member.PropertyType.GenericTypeArguments[0] : member.PropertyType;
            owner = isItem ? First(owner, nameOf(member.Name)) : Nested(owner, nameOf(member.Name));
        }

        string leaf = nameOf(Members.Find(type, names[^1])!.Name);
        owner.Remove(leaf);
        owner[leaf + ExpressionSuffix] = expression;
    }

    private static JsonObject Nested(JsonObject owner, string name)
    {
        if (owner[name] is JsonObject known) return known;
        JsonObject nested = [];
        owner[name] = nested;
        return nested;
    }

    private static JsonObject First(JsonObject owner, string name)
    {
        if (owner[name] is JsonArray { Count: > 0 } known) return (JsonObject)known[0]!;
        JsonObject first = [];
        owner[name] = new JsonArray(first);
        return first;
    }

    private static object? Plain(object? value) => value is ConstantClass constant ? constant.Value : value;
}
