using System.Reflection;
using System.Text.Json.Nodes;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Validation;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

public sealed class ParameterTests
{
    public static TheoryData<string> WholeApi => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    public static TheoryData<string> Operations => Surface.OperationNames;

    public static TheoryData<string> Cmdlets => [.. CmdletInput.Cmdlets.Select(cmdlet => cmdlet.Name)];

    [Theory]
    [MemberData(nameof(WholeApi))]
    public void Every_operation_has_a_cmdlet(string name) => Assert.NotEmpty(CmdletInput.For(ServiceApi.Find(name)));

    [Fact]
    public void Exceptions_of_the_parameter_rule_exist_in_api()
    {
        HashSet<string> members = [.. ServiceApi.AllOperations.SelectMany(
            operation => operation.InputMembers.SelectMany(member => new[] { member.Name, $"{operation.Name}.{member.Name}" }))];

        Assert.Empty(Surface.WithoutParameter.Keys.Except(members));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_input_member_is_a_parameter(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (Type cmdlet in CmdletInput.For(operation))
        {
            string[] missing = [.. Surface.Leaves(operation)
                .Where(leaf => Surface.HasParameter(operation, leaf) && !Surface.IsReached(cmdlet, leaf))];
            Assert.True(missing.Length == 0, $"{cmdlet.Name} has no parameter for {string.Join(", ", missing)}");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_member_of_a_structured_parameter_is_a_property_of_its_class(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (JsonObject input in Surface.FullInputs(operation))
        {
            foreach (Type cmdlet in CmdletInput.For(operation))
                Assert.NotNull(CmdletInput.Read(cmdlet, input));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_member_path_of_a_cmdlet_exists_in_api_with_its_type(string name)
    {
        Type cmdlet = CmdletInput.Cmdlets.Single(type => type.Name == name);
        Operation[] operations = [.. cmdlet.GetCustomAttribute<ApiOperationAttribute>()!.Operations.Select(ServiceApi.Find)];
        foreach ((PropertyInfo property, string path) in ParameterMap.MembersOf(cmdlet))
        {
            string[] types = [.. operations.Select(operation => TypeAt(operation, path)).OfType<string>().Distinct()];
            Assert.True(types.Length == 1, $"-{property.Name} is for {path}, which is {types.Length} things");
            string expected = types[0] switch
            {
                "string" => "String",
                "integer" => "Int32",
                "double" => "Double",
                "structure" => "Object",
                "boolean" => "SwitchParameter",
                "map" => "IDictionary",
                "timestamp" => "DateTimeOffset",
                _ => "[]",
            };
            Type plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool severalAtOnce = types[0] == "string" && plain == typeof(string[]);
            bool isDocument = types[0] is "list" or "string" && plain == typeof(object);
            Assert.True(
                plain.Name.EndsWith(expected, StringComparison.Ordinal) || severalAtOnce || isDocument,
                $"-{property.Name} is a {plain.Name}, but {path} is a {types[0]}");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Member_attribute_converts_to_the_type_of_its_parameter(string name)
    {
        foreach ((PropertyInfo property, _) in ParameterMap.MembersOf(CmdletInput.Cmdlets.Single(type => type.Name == name)))
        {
            ApiMemberAttribute member = property.GetCustomAttribute<ApiMemberAttribute>()!;
            Assert.Equal((property.PropertyType, property.Name), (member.Type, member.Parameter));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Text_is_split_only_for_lists_of_items_without_separators(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (Type cmdlet in CmdletInput.For(operation))
        {
            foreach ((PropertyInfo property, string path) in ParameterMap.MembersOf(cmdlet))
            {
                if (property.PropertyType != typeof(string[]) || At(operation, path) is not { } member
                    || operation.Service.Shape(member.Shape) is not { Type: "list" } list)
                {
                    continue;
                }

                if (operation.Service.Shape(list.Item).IsStructure) continue;
                string[] places = [.. member.Places.Select(place => place + "[]")];
                ValueRules rules = ValueRules.Of(operation.Service, list.Item, places);
                string item = (string)Sample.Value(operation.Service, list.Item, "item", required: true, places)!;
                bool canHoldSeparators = rules.Values is null && ",; \t".Any(separator => rules.Matches($"{item}{separator}{item}"));
                ParameterFormat expected = canHoldSeparators ? ParameterFormat.Plain : ParameterFormat.Separated;
                Assert.True(
                    property.GetCustomAttribute<ApiMemberAttribute>()!.Format == expected,
                    $"-{property.Name} of {cmdlet.Name} must be {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Parameter_with_known_values_completes_them(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (Type cmdlet in CmdletInput.For(operation))
        {
            foreach ((PropertyInfo property, string path) in ParameterMap.MembersOf(cmdlet))
            {
                if (WordsAt(operation, path) is not { } words) continue;
                Assert.True(
                    property.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "ArgumentCompleterAttribute"),
                    $"-{property.Name} of {cmdlet.Name} completes nothing");
                Assert.Equal(words, KnownValues.Of(name, path));
            }
        }
    }

    private static string? TypeAt(Operation operation, string path) =>
        At(operation, path) is { } member ? operation.Service.Shape(member.Shape).Type : null;

    private static string[]? WordsAt(Operation operation, string path)
    {
        if (At(operation, path) is not { } member) return null;
        Shape shape = operation.Service.Shape(member.Shape);
        return shape.Type switch
        {
            "list" => ValueRules.Of(operation.Service, shape.Item, [.. member.Places.Select(place => place + "[]")]).Values,
            "string" => ValueRules.Of(operation.Service, shape.Name, member.Places).Values,
            _ => null,
        };
    }

    private static Member? At(Operation operation, string path)
    {
        IEnumerable<Member> members = operation.InputMembers;
        Member? member = null;
        foreach (string name in path.Split('.'))
        {
            bool isItem = name.EndsWith("[0]", StringComparison.Ordinal);
            member = members.FirstOrDefault(member => member.Name.Equals(isItem ? name[..^3] : name, StringComparison.OrdinalIgnoreCase));
            if (member is null) return null;
            Shape shape = operation.Service.Shape(member.Shape);
            members = (isItem ? operation.Service.Shape(shape.Item) : shape).Members;
        }

        return member;
    }
}
