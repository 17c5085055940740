using System.Reflection;
using System.Text.Json.Nodes;
using NeptuneMl.Binding;
using NeptuneMl.Tests.Api;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

public sealed class ParameterContract
{
    // Members without a parameter, and why.
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["nextToken"] = "pages are followed",
        ["maxResults"] = "the largest page is asked for",
        ["update"] = "Update-NeptuneMLEndpoint sends it",
        ["ListTrainedModelVersions.status"] = "results carry their Status, to be filtered like any other property",
    };

    public static TheoryData<string> Operations => ServiceApi.OperationNames;

    public static TheoryData<string> Cmdlets => [.. CmdletInput.Cmdlets.Select(cmdlet => cmdlet.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_reached_by_a_cmdlet(string operation) => Assert.NotEmpty(CmdletInput.For(ServiceApi.Find(operation)));

    [Fact]
    public void The_operations_are_those_of_the_issue() => Assert.Equal((17, 13), (ServiceApi.Neptune.Operations.Count, ServiceApi.CleanRooms.Operations.Count));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_input_member_is_a_parameter(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (Type cmdlet in CmdletInput.For(operation))
        {
            HashSet<string> paths = new(ParameterMap.MembersOf(cmdlet).Select(member => member.Path), StringComparer.OrdinalIgnoreCase);
            string[] missing =
            [
                .. Leaves(operation.Service, operation.InputMembers, "")
                    .Where(leaf => !paths.Contains(leaf) && !paths.Any(path => leaf.StartsWith(path + "[].", StringComparison.OrdinalIgnoreCase)))
                    .Where(leaf => !s_exceptions.ContainsKey(leaf) && !s_exceptions.ContainsKey($"{name}.{leaf}")),
            ];
            Assert.True(missing.Length == 0, $"{cmdlet.Name} has no parameter for {string.Join(", ", missing)}");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_member_of_a_structured_parameter_is_a_property_of_its_class(string name)
    {
        Operation operation = ServiceApi.Find(name);
        foreach (JsonObject input in Sample.FullInputs(operation))
            foreach (Type cmdlet in CmdletInput.For(operation))
                Assert.NotNull(CmdletInput.Read(cmdlet, input));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_path_of_a_cmdlet_exists_in_the_api_and_fits_its_type(string name)
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
                "boolean" => "SwitchParameter",
                "map" => "IDictionary",
                _ => "[]",
            };
            Type plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool severalAtOnce = types[0] == "string" && plain == typeof(string[]);
            Assert.True(plain.Name.EndsWith(expected, StringComparison.Ordinal) || severalAtOnce, $"-{property.Name} is a {plain.Name}, but {path} is a {types[0]}");
        }
    }

    private static IEnumerable<string> Leaves(ServiceApi api, IEnumerable<KeyValuePair<string, JsonNode?>> members, string prefix)
    {
        foreach ((string member, JsonNode? description) in members)
        {
            JsonObject shape = api.Shape((string)description!["shape"]!);
            JsonObject? item = (string)shape["type"]! == "list" ? api.Shape((string)shape["member"]!["shape"]!) : null;
            if ((string)shape["type"]! == "structure")
                foreach (string leaf in Leaves(api, shape["members"]!.AsObject(), $"{prefix}{member}.")) yield return leaf;
            else if (item is not null && (string)item["type"]! == "structure")
                foreach (string leaf in Leaves(api, item["members"]!.AsObject(), $"{prefix}{member}[].")) yield return leaf;
            else
                yield return prefix + member;
        }
    }

    private static string? TypeAt(Operation operation, string path)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>>? members = operation.InputMembers;
        JsonObject? shape = null;
        foreach (string name in path.Split('.'))
        {
            JsonNode? member = members?.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            if (member is null) return null;
            shape = operation.Service.Shape((string)member["shape"]!);
            members = shape["members"]?.AsObject();
        }

        return (string)shape!["type"]!;
    }
}
