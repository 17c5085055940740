namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// The vendor's packages instead of the generated clients. Slow, about a minute: a quick run leaves it out with
/// <c>--filter-not-trait Category=Package</c>.
/// </summary>
[Trait("Category", "Package")]
public sealed class PackageSwitchTests(StandInFeed feed) : IClassFixture<StandInFeed>
{
    [Fact]
    public async Task The_probe_finds_the_packages_on_a_feed_that_has_them_and_only_there()
    {
        string empty = Directory.CreateDirectory(Path.Combine(feed.Scratch, "empty-feed")).FullName;

        (int without, string output) = await ProbeAsync(empty);
        (int with, string reason) = await ProbeAsync(feed.Folder);

        Assert.True(without != 0, "an empty feed must not do");
        Assert.Contains("AWSSDK.Neptunedata", output, StringComparison.Ordinal);
        Assert.True(with == 0, reason);
    }

    [Fact]
    public async Task The_same_sources_build_and_pass_the_same_tests_against_the_vendor_s_packages()
    {
        string[] package =
        [
            "--artifacts-path", Path.Combine(feed.Scratch, "artifacts"),
            "-p:AwsClients=Package",
            "-p:RestoreAdditionalProjectSources=" + feed.Folder,
            "-p:RestorePackagesWithLockFile=false",
            "-p:ModuleFolder=" + Path.Combine(feed.Scratch, "module") + "/",
        ];

        string build = await feed.Dotnet.SucceedAsync(["build", Path.Combine(StandInFeed.Repository, "src", "NeptuneMl"), .. package]);

        const string Said = "AWS service clients from the vendor's packages (asked for with -p:AwsClients=Package)";
        Assert.Contains(Said, build, StringComparison.Ordinal);
        string output = Path.Combine(feed.Scratch, "artifacts", "bin", "NeptuneMl", "debug");
        Assert.True(File.Exists(Path.Combine(output, "AWSSDK.Neptunedata.dll")));
        Assert.False(File.Exists(Path.Combine(output, "NeptuneMl.ServiceClients.dll")));

        List<string> suites = [.. SuitesOverTheClients()];
        Assert.Contains(suites, suite => suite.Contains("NeptuneMl.ServiceClients.Tests", StringComparison.Ordinal));
        foreach (string suite in suites)
        {
            string tests = await feed.Dotnet.SucceedAsync(["run", "--project", suite, .. package, "--", "--filter-not-trait", "Category=Package"]);
            Assert.True(tests.Contains("Passed!", StringComparison.Ordinal), $"{suite} ran no tests:\n{tests}");
        }
    }

    private static IEnumerable<string> SuitesOverTheClients() =>
        from project in Directory.EnumerateFiles(Path.Combine(StandInFeed.Repository, "tests"), "*.csproj", SearchOption.AllDirectories)
        let text = File.ReadAllText(project)
        where text.Contains("AwsClients.targets", StringComparison.Ordinal) && project.EndsWith(".Tests.csproj", StringComparison.Ordinal)
        select project;

    private Task<(int ExitCode, string Output)> ProbeAsync(string source) => feed.Dotnet.RunAsync(
        "restore",
        Path.Combine(StandInFeed.Repository, "src", "AwsClients.probe.proj"),
        $"-p:BaseIntermediateOutputPath={Path.Combine(feed.Scratch, Path.GetRandomFileName())}/",
        "-p:RestorePackagesPath=" + Path.Combine(feed.Scratch, Path.GetRandomFileName()),
        "-p:RestoreSources=" + source);
}
