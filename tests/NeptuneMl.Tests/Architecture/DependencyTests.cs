using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using NeptuneMl.Core;
using NeptuneMl.Pipelines;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using ModuleArchitecture = ArchUnitNET.Domain.Architecture;
using Type = System.Type;

namespace NeptuneMl.Tests.Architecture;

/// <summary>Dependencies point down: each room of an assembly uses the rooms that are listed for it, and no other.</summary>
public sealed class DependencyTests
{
    private const string Core = "NeptuneMl.Core";
    private const string Module = "NeptuneMl";

    private static readonly ModuleArchitecture s_architecture =
        new ArchLoader().LoadAssemblies(typeof(PipelineCommand).Assembly, typeof(ResourceTable).Assembly).Build();

    // How a call goes through the SDK and what becomes of its failure: these rooms use each other.
    private static readonly string[] s_calls = ["Permissions", "Errors", "Calls", "Sdk", "Connections"];
    private static readonly string[] s_requests = ["Validation", "Requests", "Results"];

    private static readonly Dictionary<string, string[]> s_core = new()
    {
        ["Permissions"] = ["Sdk"],
        ["Errors"] = s_calls,
        ["Calls"] = s_calls,
        ["Sdk"] = s_calls,
        ["Connections"] = s_calls,
        ["Validation"] = ["Errors"],
        ["Requests"] = ["Errors", "Validation", "Sdk"],
        ["Results"] = ["Requests", "Sdk"],
        ["Operations"] = [.. s_calls, .. s_requests, "Waiting"],
        ["NeptuneML"] = [.. s_calls, .. s_requests, "Operations"],
        ["CleanRooms"] = [.. s_calls, .. s_requests, "Operations"],
        ["Waiting"] = ["Calls", "Errors"],
        ["Workflows"] = [.. s_calls, .. s_requests, "Operations", "Waiting", "CleanRooms"],
        ["Serving"] = [.. s_calls, .. s_requests, "Operations", "NeptuneML", "Workflows"],
        ["Publishing"] = [.. s_calls, .. s_requests, "Operations", "NeptuneML", "Waiting", "Workflows"],
        ["Setup"] = [.. s_calls, .. s_requests, "Operations", "NeptuneML", "CleanRooms", "Serving"],
    };

    private static readonly Dictionary<string, string[]> s_module = new()
    {
        ["Sessions"] = [],
        ["Conversion"] = ["Sessions"],
        ["Pipelines"] = ["Sessions", "Conversion"],
        ["Permissions"] = ["Sessions", "Conversion"],
        ["Workflows"] = ["Sessions", "Conversion", "Pipelines", "Permissions"],
        ["Completion"] = ["Sessions", "Conversion", "Permissions", "Workflows"],
        ["Cmdlets"] = ["Sessions", "Conversion", "Pipelines", "Completion", "Permissions", "Workflows"],
    };

    public static TheoryData<string, string> Rooms =>
    [
        .. s_core.Keys.Select(room => (Core, room)),
        .. s_module.Keys.Select(room => (Module, room)),
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_uses_only_the_rooms_below_it(string assembly, string room)
    {
        Dictionary<string, string[]> rooms = assembly == Core ? s_core : s_module;
        IEnumerable<string> above = rooms.Keys.Except([room, .. rooms[room]]);
        IObjectProvider<IType> forbidden = Types().That().ResideInNamespaceMatching(Pattern(assembly, above)).As("the rooms above it");

        TypesShouldConjunctionWithDescription rule = Types().That().ResideInNamespaceMatching(Pattern(assembly, [room]))
            .Should().NotDependOnAny(forbidden).Because("dependencies point down");

        Assert.True(
            rule.HasNoViolations(s_architecture),
            string.Join('\n', rule.Evaluate(s_architecture).Where(result => !result.Passed).Select(result => result.Description)));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_room_has_types(string assembly, string room) =>
        Assert.NotEmpty(Types().That().ResideInNamespaceMatching(Pattern(assembly, [room])).GetObjects(s_architecture));

    [Fact]
    public void Every_namespace_is_a_room()
    {
        IEnumerable<string> namespaces = s_architecture.Types
            .Where(type => type.Assembly.Name.StartsWith(Module, StringComparison.Ordinal)
                && type.Namespace.FullName.StartsWith(Module, StringComparison.Ordinal))
            .Select(type => type.Namespace.FullName)
            .Distinct();

        Assert.All(namespaces, name => Assert.True(
            name is Core || s_core.Keys.Any(room => IsIn(name, $"{Core}.{room}"))
                || s_module.Keys.Any(room => IsIn(name, $"{Module}.{room}")),
            $"{name} is in no room; add the room and what it uses."));
    }

    [Fact]
    public void At_most_three_classes_are_between_a_cmdlet_and_PSCmdlet()
    {
        foreach (Type cmdlet in typeof(PipelineCommand).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.Name.EndsWith("Command", StringComparison.Ordinal)))
        {
            int classes = 0;
            for (Type? type = cmdlet.BaseType; type is not null && type.Assembly == cmdlet.Assembly; type = type.BaseType) classes++;
            Assert.True(classes <= 3, $"{cmdlet.Name} has {classes}.");
        }
    }

    private static bool IsIn(string name, string room) => name == room || name.StartsWith($"{room}.", StringComparison.Ordinal);

    private static string Pattern(string assembly, IEnumerable<string> rooms) =>
        $"^{assembly.Replace(".", @"\.", StringComparison.Ordinal)}\\.({string.Join('|', rooms.DefaultIfEmpty("no room"))})($|\\.)";
}
