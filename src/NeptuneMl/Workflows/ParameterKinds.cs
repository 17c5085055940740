using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Which values of references fit which parameters, as far as types tell.</summary>
internal static class ParameterKinds
{
    /// <summary>Whether a value of a type can be part of a longer string.</summary>
    public static bool IsText(Type type) => type == typeof(string) || type.IsValueType;

    /// <summary>Whether a parameter takes a string.</summary>
    public static bool TakesText(Type parameter) => parameter == typeof(string) || parameter == typeof(string[]);

    /// <summary>The values of a type, for messages.</summary>
    public static string Describe(Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        return target == typeof(string) ? "a string"
            : target == typeof(int) || target == typeof(long) ? "an integer"
            : target == typeof(double) ? "a number"
            : target == typeof(bool) || target == typeof(SwitchParameter) ? "true or false"
            : target == typeof(DateTimeOffset) ? "a time"
            : target.IsEnum ? "a string"
            : target.IsArray ? "a list"
            : "a map";
    }

    /// <summary>Whether a property of a result, or an item of it, may be the value of a parameter.</summary>
    public static bool Fits(Type parameter, Type value)
    {
        string source = Describe(value);
        return Describe(parameter) switch
        {
            "a string" => IsText(value),
            "an integer" => source is "an integer" or "a number",
            "a number" => source is "an integer" or "a number",
            "true or false" => source == "true or false",
            "a time" => source == "a time",
            "a list" => source == "a list" || IsText(value) == (parameter.GetElementType() is { } item && IsText(item)),
            _ => source == "a map",
        };
    }

    /// <summary>Whether a value of a workflow's parameter may be the value of a parameter.</summary>
    public static bool Fits(Type parameter, WorkflowParameter value) => Describe(parameter) switch
    {
        "a string" => value.Type is not ("List" or "Map"),
        "an integer" or "a number" => value.Type is "Integer" or "Number" or "String",
        "true or false" => value.Type is "Boolean" or "String",
        "a time" => value.Type is "String" or "Integer" or "Number",
        "a list" => true,
        _ => value.Type is "Map" or "String",
    };
}
