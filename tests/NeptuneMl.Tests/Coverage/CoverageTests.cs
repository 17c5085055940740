using System.Reflection;

namespace NeptuneMl.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public void Coverage_page_matches_the_compiled_module()
    {
        string file = Path.Combine(
            typeof(CoverageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryFolder")
                .Value!, "docs", "coverage.md");
        string text = CoveragePage.Text(OperationCoverage.OfAll);
        if (Environment.GetEnvironmentVariable("NEPTUNEML_REWRITE") == "1") File.WriteAllText(file, text);

        string committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        string[] stale = [.. text.Split('\n').Except(committed.Split('\n'))];
        Assert.True(
            text == committed,
            $"docs/coverage.md is stale: run this test with NEPTUNEML_REWRITE=1 and commit the file.\n{string.Join('\n', stale)}");
    }

    [Fact]
    public void Every_constraint_of_every_operation_is_enforced() =>
        Assert.All(OperationCoverage.OfAll, row => Assert.Equal((row.Operation.Name, row.Constraints), (row.Operation.Name, row.Enforced)));

    [Fact]
    public void Every_member_of_operations_with_a_cmdlet_is_covered_or_excluded() => Assert.All(
        OperationCoverage.OfAll.Where(row => row.Cmdlets.Count > 0),
        row => Assert.Equal((row.Operation.Name, row.Members.Count), (row.Operation.Name, row.Covered + row.WithoutParameter.Count)));
}
