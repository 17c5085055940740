using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class JsonWorkflowReaderTests
{
    [Fact]
    public void Values_have_their_types_paths_and_places()
    {
        WorkflowValue root = Read(
            "{\r\n  // a comment\r\n  \"Name\": \"é𝒳\", \"n\": -5,\n\t\"list\": [1.5, true, null, { \"a.b\": \"x\" }],\n}");

        Assert.Equal(("", 1, 1), (root.Path, root.Line, root.Column));
        Assert.Equal(["Name", "n", "list"], root.Members!.Keys);
        WorkflowValue name = root.Find("NAME")!;
        Assert.Equal(("é𝒳", "Name", 3, 11), (name.Content, name.Path, name.Line, name.Column));
        Assert.Equal((3, 3), name.Key);
        WorkflowValue number = root.Find("n")!;
        // A character beyond U+FFFF has two columns, as in editors.
        Assert.Equal((-5L, 3, 23), (number.Content, number.Line, number.Column));
        IReadOnlyList<WorkflowValue> items = root.Find("list")!.Items!;
        Assert.Equal([1.5, true, null], items.Take(3).Select(item => item.Content));
        Assert.Equal(("list[3]", 4, 28), (items[3].Path, items[3].Line, items[3].Column));
        Assert.Null(items[3].Key);
        Assert.Equal("list[3]['a.b']", items[3].Find("a.b")!.Path);
    }

    [Theory]
    [InlineData("{ \"a\": 1,\n  \"b\" 2 }", 2, 7)]
    [InlineData("{ \"a\": 1", 1, 9)]
    [InlineData("", 1, 1)]
    [InlineData("{}\n\n x", 3, 2)]
    [InlineData("{ \"é𝒳\": x }", 1, 10)]
    public void Invalid_JSON_is_one_finding_with_its_place(string text, int line, int column)
    {
        FindingList findings = new("/f.json");
        Assert.Null(JsonWorkflowReader.Read(text, findings));
        WorkflowFinding only = Assert.Single(findings.Sorted);
        Assert.Equal((line, column, ""), (only.Line, only.Column, only.Path));
        Assert.DoesNotContain("LineNumber", only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_differ_only_in_case_are_a_finding()
    {
        FindingList findings = new("/f.json");
        _ = JsonWorkflowReader.Read("{ \"a\": 1,\n \"A\": 2 }", findings);
        WorkflowFinding only = Assert.Single(findings.Sorted);
        Assert.Equal((2, 2, "A"), (only.Line, only.Column, only.Path));
    }

    private static WorkflowValue Read(string text)
    {
        FindingList findings = new("/f.json");
        WorkflowValue root = JsonWorkflowReader.Read(text, findings)!;
        Assert.Empty(findings.Sorted);
        return root;
    }
}
