using System.Globalization;
using System.Text;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Coverage;

/// <summary>The text of <c>docs/coverage.md</c>.</summary>
internal static class CoveragePage
{
    public static string Text(IReadOnlyList<OperationCoverage> all)
    {
        StringBuilder page = new("""
            # Coverage

            What the module makes of every operation of both services: made from the compiled module and `api/`, not written. A test fails when it is stale; CONTRIBUTING.md says how it is made anew.

            - **members**: members of the input that hold no others, and how many of them have a parameter. What follows in brackets the module sets by itself, or leaves to the pipeline.
            - **constraints**: rules of the API about the input, and how many of them hold before a request leaves, tried on both sides of each limit.


            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<ServiceApi, OperationCoverage> service in all.GroupBy(row => row.Operation.Service))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"## {service.Key.Name}\n\n| operation | cmdlet | members | constraints |\n|---|---|---|---|\n");
            foreach (OperationCoverage row in service)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| {row.Operation.Name} | {Cmdlets(row)} | {Members(row)} | {row.Enforced} of {row.Constraints} |\n");
            }

            page.Append('\n');
        }

        return page.Append("## Total\n\n| operations | members | constraints |\n|---|---|---|\n").Append(Total(all)).ToString();
    }

    private static string Cmdlets(OperationCoverage row) => row.Cmdlets.Count == 0 ? "none yet" : string.Join(", ", row.Cmdlets);

    private static string Members(OperationCoverage row) =>
        $"{row.Covered} of {row.Members.Count}" + (row.WithoutParameter.Count == 0 ? "" : $" ({string.Join(", ", row.WithoutParameter)})");

    private static string Total(IReadOnlyList<OperationCoverage> all) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {all.Count(row => row.Cmdlets.Count > 0)} of {all.Count} | {all.Sum(row => row.Covered)} of {all.Sum(row => row.Members.Count)} "
        + $"({all.Where(row => row.Cmdlets.Count > 0).Sum(row => row.WithoutParameter.Count)} without a parameter by decision) | {all.Sum(row => row.Enforced)} of {all.Sum(row => row.Constraints)} |\n");
}
