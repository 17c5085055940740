using System.Globalization;
using System.Reflection;
using System.Text;

namespace NeptuneMl.Core.Tests.Setup;

/// <summary>Every cause is found, and nothing else is; and docs/reliability.md has the table.</summary>
public sealed class SetupTableTests
{
    private const string Begin = "<!-- Setup checks: written by SetupTableTests -->";
    private const string End = "<!-- End of setup checks -->";

    public static TheoryData<SetupCase> Causes => [.. SetupCases.Causes];

    public static TheoryData<SetupCase> Healthy => [.. SetupCases.Healthy];

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task Cause_is_found_by_its_check_and_by_no_other(SetupCase cause)
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(cause);

        Assert.True(outcome.IsFound, $"{cause}: not found.\n{Text(outcome.Checks)}");
        Assert.True(outcome.FalseFindings.Count == 0, $"{cause}: {Text(outcome.FalseFindings)}");
        Assert.All(outcome.Findings, finding => Assert.False(string.IsNullOrEmpty(finding.Fix), $"{finding}: no fix."));
    }

    [Theory]
    [MemberData(nameof(Healthy))]
    public async Task Healthy_setup_has_no_finding(SetupCase setup)
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(setup);

        Assert.True(outcome.Findings.Count == 0, $"{setup}: {Text(outcome.Findings)}");
        Assert.Contains(outcome.Checks, check => check.Result == SetupCheckResult.Passed);
    }

    [Fact]
    public void At_least_30_causes_are_tested() => Assert.True(SetupCases.Causes.Select(cause => cause.Name).Distinct().Count() >= 30);

    [Fact]
    public async Task Reliability_page_has_the_measured_table()
    {
        string file = Path.Combine(
            typeof(SetupTableTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(entry => entry.Key == "RepositoryFolder").Value!,
            "docs", "reliability.md");
        string page = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string expected = $"{page[..begin]}\n\n{await TableAsync()}\n{page[end..]}";
        if (Environment.GetEnvironmentVariable("NEPTUNEML_REWRITE") == "1") await File.WriteAllTextAsync(file, expected);
        else Assert.True(expected == page, "docs/reliability.md is stale: run this test with NEPTUNEML_REWRITE=1 and commit the file.");
    }

    private static async Task<string> TableAsync()
    {
        List<SetupOutcome> causes = [];
        foreach (SetupCase cause in SetupCases.Causes) causes.Add(await SetupOutcome.OfAsync(cause));
        List<SetupOutcome> healthy = [];
        foreach (SetupCase setup in SetupCases.Healthy) healthy.Add(await SetupOutcome.OfAsync(setup));

        StringBuilder text = new();
        text.Append("| cause | found by | result | other findings |\n|---|---|---|---|\n");
        foreach (SetupOutcome outcome in causes)
        {
            string[] found = [.. outcome.Findings.Select(finding => finding.Name).Where(outcome.Case.Expected.Contains)];
            string results = string.Join(
                ", ",
                outcome.Findings.Where(finding => found.Contains(finding.Name)).Select(finding => $"{finding.Result}").Distinct());
            string by = found.Length > 2 ? $"{found.Length} checks named Permission" : string.Join(", ", found);
            text.Append(
                CultureInfo.InvariantCulture, $"| {outcome.Case.Name} | {by} | {results} | {outcome.FalseFindings.Count} |\n");
        }

        text.Append("\n| healthy setup | checks that passed | findings |\n|---|---|---|\n");
        foreach (SetupOutcome outcome in healthy)
        {
            int passed = outcome.Checks.Count(check => check.Result == SetupCheckResult.Passed);
            text.Append(CultureInfo.InvariantCulture, $"| {outcome.Case.Name} | {passed} | {outcome.Findings.Count} |\n");
        }

        SetupOutcome[] all = [.. causes, .. healthy];
        int findings = all.Sum(outcome => outcome.Findings.Count);
        int wrong = all.Sum(outcome => outcome.FalseFindings.Count);
        int foundCauses = causes.Count(outcome => outcome.IsFound);
        text.Append(CultureInfo.InvariantCulture, $"\nRecall: {foundCauses} of {causes.Count} causes are found. ");
        text.Append(CultureInfo.InvariantCulture, $"Precision: {findings - wrong} of {findings} findings name the cause.\n");
        return text.ToString();
    }

    private static string Text(IEnumerable<SetupCheck> checks) =>
        string.Join('\n', checks.Select(check => $"{check.Result} {check.Name}: {check.Detail} [{check.Fix}]"));
}
