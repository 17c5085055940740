using System.Reflection;

namespace NeptuneMl.Help.Cmdlets;

/// <summary>Reads the cmdlets of a compiled module from its metadata, without loading it for execution.</summary>
internal static class CmdletReader
{
    private const string Automation = "System.Management.Automation.";
    private const string AllParameterSets = "__AllParameterSets";

    public static IReadOnlyList<CmdletDescription> Read(string assemblyPath, IEnumerable<string> referencePaths)
    {
        using MetadataLoadContext context = new(new PathAssemblyResolver([assemblyPath, .. referencePaths]));
        return context.LoadFromAssemblyPath(assemblyPath)
            .GetExportedTypes()
            .Where(type => !type.IsAbstract)
            .Select(Describe)
            .OfType<CmdletDescription>()
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)
            .ToArray();
    }

    private static CmdletDescription? Describe(Type type)
    {
        CustomAttributeData? cmdlet = type.Attributes("CmdletAttribute").SingleOrDefault();
        if (cmdlet is null)
            return null;

        return new CmdletDescription(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            cmdlet.Named<string>("DefaultParameterSetName"),
            [.. DeclaredParameters(type), .. ShouldProcessParameters(cmdlet)],
            type.Attributes("OutputTypeAttribute").SelectMany(OutputTypes).Where(name => name != "System.Void").Distinct().ToArray(),
            type.ModuleAttributes("ApiOperationAttribute").SelectMany(Strings).ToArray());
    }

    private static IEnumerable<ParameterDescription> DeclaredParameters(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Property: property, Attributes: property.Attributes("ParameterAttribute").ToArray()))
            .Where(pair => pair.Attributes.Length > 0 && !pair.Attributes.Any(attribute => attribute.Named<bool>("DontShow")))
            .DistinctBy(pair => pair.Property.Name)
            .Select(pair => Describe(pair.Property, pair.Attributes));

    private static ParameterDescription Describe(PropertyInfo property, CustomAttributeData[] attributes)
    {
        Type type = Underlying(property.PropertyType);
        CustomAttributeData? defaultValue = property.Attributes("PSDefaultValueAttribute").SingleOrDefault();
        return new ParameterDescription(
            property.Name,
            ShortName(type),
            type.FullName!,
            property.Attributes("AliasAttribute").SelectMany(Strings).ToArray(),
            AcceptedValues(property, type),
            property.Attributes("SupportsWildcardsAttribute").Any(),
            defaultValue?.Named<string>("Help") ?? defaultValue?.Named<object>("Value")?.ToString(),
            attributes.Select(Use).ToArray(),
            property.ModuleAttributes("ApiMemberAttribute`1")
                .Select(member => (string?)member.ConstructorArguments[0].Value ?? property.Name)
                .SingleOrDefault());
    }

    private static ParameterUse Use(CustomAttributeData attribute)
    {
        string? set = attribute.Named<string>("ParameterSetName");
        int position = attribute.Named("Position", int.MinValue);
        return new ParameterUse(
            set == AllParameterSets ? null : set,
            attribute.Named<bool>("Mandatory"),
            position == int.MinValue ? null : position,
            attribute.Named<bool>("ValueFromPipeline"),
            attribute.Named<bool>("ValueFromPipelineByPropertyName"),
            attribute.Named<bool>("ValueFromRemainingArguments"));
    }

    private static IEnumerable<ParameterDescription> ShouldProcessParameters(CustomAttributeData cmdlet)
    {
        if (!cmdlet.Named<bool>("SupportsShouldProcess"))
            yield break;
        yield return Switch("WhatIf", "wi");
        yield return Switch("Confirm", "cf");
    }

    private static ParameterDescription Switch(string name, string alias) => new(
        name,
        "SwitchParameter",
        Automation + "SwitchParameter",
        [alias],
        AcceptedValues: [],
        AcceptsWildcards: false,
        DefaultValue: null,
        [new ParameterUse(Set: null, false, Position: null, false, false, false)]);

    private static string[] AcceptedValues(PropertyInfo property, Type type)
    {
        string[] listed = property.Attributes("ValidateSetAttribute").SelectMany(Strings).ToArray();
        if (listed.Length > 0)
            return listed;

        Type element = type.IsArray ? Underlying(type.GetElementType()!) : type;
        return element.IsEnum
            ? element.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name).ToArray()
            : [];
    }

    private static IEnumerable<string> OutputTypes(CustomAttributeData attribute) =>
        attribute.ConstructorArguments
            .SelectMany(argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many : [argument])
            .Select(argument => argument.Value)
            .Select(value => value is Type type ? type.FullName! : (string)value!);

    private static IEnumerable<string> Strings(CustomAttributeData attribute) =>
        attribute.ConstructorArguments
            .Select(argument => argument.Value)
            .OfType<IEnumerable<CustomAttributeTypedArgument>>()
            .SelectMany(values => values)
            .Select(value => (string)value.Value!);

    private static Type Underlying(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1" ? type.GetGenericArguments()[0] : type;

    private static string ShortName(Type type)
    {
        if (type.IsArray)
            return ShortName(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        string name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(ShortName))}>";
    }

    private static IEnumerable<CustomAttributeData> Attributes(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == Automation + name);

    private static IEnumerable<CustomAttributeData> ModuleAttributes(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == name);

    private static T? Named<T>(this CustomAttributeData attribute, string name, T? absent = default)
    {
        CustomAttributeNamedArgument argument = attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name);
        return argument.MemberInfo is null ? absent : (T?)argument.TypedValue.Value;
    }
}
