using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>Model objects from JSON in the API's names.</summary>
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
}
