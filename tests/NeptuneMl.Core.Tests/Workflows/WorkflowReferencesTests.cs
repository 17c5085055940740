using System.Collections.Specialized;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class WorkflowReferencesTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("{{literal}}", "{literal}")]
    [InlineData("{Export}", "<Export>")]
    [InlineData("s3://{Bucket}/x/{process.Id}", "s3://<Bucket>/x/<process.Id>")]
    [InlineData("{{{Export}}}", "{<Export>}")]
    [InlineData("{{{{", "{{")]
    [InlineData("{train.MLModels[0].Name}", "<train.MLModels[0].Name>")]
    [InlineData("", "")]
    public void Resolve_replaces_references_and_doubled_braces(string text, string expected) => Assert.Equal(
        expected, WorkflowReferences.Resolve(Text(text), reference => $"<{reference.ToString()[1..^1]}>"));

    [Theory]
    [InlineData("{1,3}")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("a{b c}d")]
    [InlineData("{step.}")]
    [InlineData("{.Id}")]
    [InlineData("{step.Id[x]}")]
    [InlineData("{unclosed")]
    [InlineData("{{x}")]
    public void Parse_leaves_other_braces_without_a_meaning(string text) =>
        Assert.Contains(WorkflowReferences.Parse(Text(text)), part => part.Literal is null && part.Reference is null);

    [Fact]
    public void Resolve_of_a_whole_reference_keeps_the_type()
    {
        Assert.Equal(5L, WorkflowReferences.Resolve(Text("{N}"), _ => 5L));
        Assert.Null(WorkflowReferences.Resolve(Text("{N}"), _ => null));
        object list = new[] { "a" };
        Assert.Same(list, WorkflowReferences.Resolve(Text("{N}"), _ => list));
        Assert.Equal("x5", WorkflowReferences.Resolve(Text("x{N}"), _ => 5L));
    }

    [Theory]
    [InlineData(null, "has no value")]
    [InlineData(new[] { "a" }, "is a list")]
    public void Resolve_within_a_longer_string_needs_a_text(object? value, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<NeptuneMLException>(() => WorkflowReferences.Resolve(Text("x{N}"), _ => value)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Find_and_Resolve_reach_every_string_of_lists_and_maps()
    {
        WorkflowValue nested = List(Text("x"), Map(("c", Text("y{step.Id}"))));
        WorkflowValue value = Map(("a", Text("{P}")), ("b", nested), ("d", new WorkflowValue(1L, "d", 1, 1)));

        WorkflowReference[] found = [.. WorkflowReferences.Find(value)];
        Assert.Equal(["{P}", "{step.Id}"], found.Select(reference => reference.ToString()));
        Assert.Equal([true, false], found.Select(reference => reference.IsWhole));
        Assert.Equal([false, true], found.Select(reference => reference.IsStep));

        OrderedDictionary resolved = Assert.IsType<OrderedDictionary>(WorkflowReferences.Resolve(value, _ => "v"));
        Assert.Equal("v", resolved["a"]);
        object?[] items = Assert.IsType<object?[]>(resolved["b"]);
        Assert.Equal("x", items[0]);
        Assert.Equal("yv", ((OrderedDictionary)items[1]!)["c"]);
        Assert.Equal(1L, resolved["d"]);
    }

    [Fact]
    public void ValueOf_follows_a_path_and_ends_at_what_has_no_value()
    {
        TrainingJob job = new() { Id = "j", MLModels = [new ModelReference { Name = "m" }] };

        Assert.Equal("j", WorkflowReferences.ValueOf(job, "id"));
        Assert.Equal("m", WorkflowReferences.ValueOf(job, "MLModels[0].Name"));
        Assert.Null(WorkflowReferences.ValueOf(job, "MLModels[1].Name"));
        Assert.Null(WorkflowReferences.ValueOf(job, "HpoJob.Name"));
    }

    [Theory]
    [InlineData("Id", typeof(string))]
    [InlineData("MLModels", typeof(ModelReference[]))]
    [InlineData("mlmodels[3].name", typeof(string))]
    public void TypeOf_knows_the_properties_of_results(string path, Type expected)
    {
        Type? type = WorkflowReferences.TypeOf(typeof(TrainingJob), path, out (string Name, IReadOnlyList<string> Valid)? unknown);
        Assert.Equal(expected, type);
        Assert.Null(unknown);
    }

    [Theory]
    [InlineData("Idd", "Idd", "Id")]
    [InlineData("MLModels[0].Nmae", "Nmae", "Name")]
    [InlineData("Id[0]", "Id[0]", "Id")]
    [InlineData("Connection", "Connection", "Id")]
    public void TypeOf_names_what_does_not_exist(string path, string name, string valid)
    {
        Assert.Null(WorkflowReferences.TypeOf(typeof(TrainingJob), path, out (string Name, IReadOnlyList<string> Valid)? unknown));
        Assert.Equal(name, unknown!.Value.Name);
        Assert.Contains(valid, unknown.Value.Valid);
        Assert.DoesNotContain("Connection", unknown.Value.Valid);
    }

    private static WorkflowValue Text(string text) => new(text, "x", 1, 1);

    private static WorkflowValue List(params WorkflowValue[] items) => new(items, "x", 1, 1);

    private static WorkflowValue Map(params (string Key, WorkflowValue Value)[] members)
    {
        OrderedDictionary<string, WorkflowValue> map = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, WorkflowValue value) in members) map.Add(key, value);
        return new WorkflowValue(map, "x", 1, 1);
    }
}
