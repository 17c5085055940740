using System.Collections.Specialized;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Requests;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Calls;

/// <summary>Gives an input to a cmdlet's parameters as PowerShell would, and reads from them what the cmdlet hands to the core.</summary>
internal static class CmdletInput
{
    private static readonly Type[] s_cmdlets = [.. typeof(ApiOperationAttribute).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ApiOperationAttribute>() is not null)];

    public static IReadOnlyList<Type> Cmdlets => s_cmdlets;

    public static IEnumerable<Type> For(Operation operation) =>
        s_cmdlets.Where(type => type.GetCustomAttribute<ApiOperationAttribute>()!.Operations.Contains(operation.Name));

    /// <summary>Whether the cmdlets that call an operation emit nothing, or only with -PassThru.</summary>
    // From the metadata: the standard library's attributes are declarations without a body.
    public static bool EmitsNothing(Operation operation) => For(operation).All(cmdlet =>
        cmdlet.GetProperty("PassThru") is not null || cmdlet.GetCustomAttributesData().Single(attribute => attribute.AttributeType.Name == "OutputTypeAttribute")
            .ConstructorArguments is [{ Value: IReadOnlyCollection<CustomAttributeTypedArgument> types }]
        && types.All(type => type.Value as Type == typeof(void)));

    /// <param name="uses">Whether a parameter for a path is given; all are unless said otherwise.</param>
    public static ApiInput Read(Type cmdlet, JsonObject input, Func<string, bool>? uses = null)
    {
        ApiInput read = new();
        foreach ((PropertyInfo property, string path) in ParameterMap.MembersOf(cmdlet))
        {
            if ((uses is null || uses(path)) && At(input, path) is { } value)
            {
                read.Add(
                path,
                property.Name,
                Bound(value, property.PropertyType));
            }
        }

        return read;
    }

    /// <summary>The paths of the structures that a cmdlet takes whole, as documents.</summary>
    public static IReadOnlyList<string> Documents(Type cmdlet) =>
        [.. ParameterMap.MembersOf(cmdlet).Where(member => member.Property.PropertyType == typeof(object)).Select(member => member.Path)];

    /// <summary>The value at a path, whose names may differ in case.</summary>
    public static JsonNode? At(JsonNode input, string path) => path.Split('.').Aggregate((JsonNode?)input, Member);

    // "trainingData[0]" is the first item of a list.
    private static JsonNode? Member(JsonNode? owner, string name)
    {
        string member = name.Replace("[0]", "", StringComparison.Ordinal);
        JsonNode? value = (owner as JsonObject)?.FirstOrDefault(found => found.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Value;
        return member == name ? value : (value as JsonArray)?.FirstOrDefault();
    }

    private static object Bound(JsonNode value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.FullName == "System.Management.Automation.SwitchParameter") return value.GetValue<bool>();
        if (plain == typeof(object)) return value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (plain == typeof(int)) return value.GetValue<int>();
        if (plain == typeof(double)) return value.GetValue<double>();
        if (plain == typeof(bool)) return value.GetValue<bool>();
        if (plain == typeof(DateTimeOffset))
        {
            return DateTimeOffset.Parse(
            value.GetValue<string>(),
            System.Globalization.CultureInfo.InvariantCulture);
        }

        if (plain == typeof(int[])) return value.AsArray().Select(item => (int)item!).ToArray();
        if (plain == typeof(string)) return value.GetValue<string>();
        if (plain == typeof(System.Collections.IDictionary)) return Map((JsonObject)value);
        if (plain == typeof(string[])) return value is JsonArray many ? many.Select(Bare).ToArray() : [Bare(value)];
        if (plain.IsArray)
        {
            return value.AsArray().Select(
            item => item is JsonObject structure ? Bound(structure, plain.GetElementType()!) : null).ToArray().ToArrayOf(plain.GetElementType()!);
        }

        throw new NotSupportedException($"{type} is no type that a parameter has so far.");
    }

    // Receivers are given as account ids, without the structure around them.
    private static string Bare(JsonNode? item) => (string?)(item is JsonObject single ? single.SingleOrDefault().Value : item) ?? "";

    private static object Bound(JsonObject value, Type type)
    {
        object structure = Activator.CreateInstance(type)!;
        foreach ((string name, JsonNode? member) in value)
        {
            PropertyInfo property = type.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)
                ?? throw new MissingMemberException(type.Name, name);
            property.SetValue(structure, member is null ? null : Bound(member, property.PropertyType));
        }

        return structure;
    }

    private static OrderedDictionary Map(JsonObject value)
    {
        OrderedDictionary map = [];
        foreach ((string key, JsonNode? item) in value)
        {
            map[key] = item!.GetValueKind() == JsonValueKind.String ?
            (string?)item :
            item.ToJsonString();
        }

        return map;
    }

    private static Array ToArrayOf(this object?[] items, Type type)
    {
        Array array = Array.CreateInstance(type, items.Length);
        items.CopyTo(array, 0);
        return array;
    }
}
