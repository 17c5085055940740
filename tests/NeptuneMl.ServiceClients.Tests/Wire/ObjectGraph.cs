using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>Model objects from JSON in the API's names, and back.</summary>
internal static class ObjectGraph
{
    public static object? Build(Type type, JsonNode? json)
    {
        if (json is null)
            return null;

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return json.GetValue<string>();
        if (type == typeof(bool))
            return json.GetValue<bool>();
        if (type == typeof(DateTime))
            return DateTime.Parse(json.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        if (type.IsValueType)
            return Convert.ChangeType(json.AsValue().ToJsonString(), type, CultureInfo.InvariantCulture);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, json.GetValue<string>());

        object instance = Activator.CreateInstance(type)!;
        switch (instance)
        {
            case IDictionary map:
                foreach ((string key, JsonNode? value) in json.AsObject())
                    map.Add(key, Build(type.GenericTypeArguments[1], value));
                break;
            case IList list:
                foreach (JsonNode? item in json.AsArray())
                    list.Add(Build(type.GenericTypeArguments[0], item));
                break;
            default:
                foreach ((string member, JsonNode? value) in json.AsObject())
                {
                    PropertyInfo property = type.GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!;
                    property.SetValue(instance, Build(property.PropertyType, value));
                }

                break;
        }

        return instance;
    }

    /// <summary>The object as JSON without the members that are null.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ConstantClass constant => constant.Value,
        Document document => ToJson(document),
        ValueType number => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, ToJson(map[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToJson)]),
        _ => new JsonObject(Members(value)),
    };

    /// <summary>Whether two values are the same JSON, numbers compared by value.</summary>
    public static void AssertSame(JsonNode? expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(Normalise(expected), Normalise(actual)),
        $"expected {expected?.ToJsonString()}\nactual   {actual?.ToJsonString()}");

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(object value) =>
        from property in value.GetType().GetProperties()
        where property.DeclaringType != typeof(AmazonWebServiceResponse)
        let json = ToJson(property.GetValue(value))
        where json is not null
        select KeyValuePair.Create(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], (JsonNode?)json);

    private static JsonNode? ToJson(Document document) => document.Type switch
    {
        DocumentType.Dictionary => new JsonObject(
            document.AsDictionary().Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        DocumentType.List => new JsonArray([.. document.AsList().Select(ToJson)]),
        DocumentType.String => document.AsString(),
        DocumentType.Bool => document.AsBool(),
        DocumentType.Null => null,
        DocumentType.Double => document.AsDouble(),
        DocumentType.Int => document.AsInt(),
        _ => document.AsLong(),
    };

    private static JsonNode? Normalise(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Normalise(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Normalise)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => node?.DeepClone(),
    };
}
