namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// <c>-p:AwsClients=Package</c> with stand-ins for the AWS SDK packages. Slow, about a minute; <c>--filter-not-trait
/// Category=Package</c> skips it.
/// </summary>
[Trait("Category", "Package")]
public sealed class StandInPackageTests(StandInPackageFeed feed) : IClassFixture<StandInPackageFeed>
{
    [Fact]
    public async Task Probe_requires_a_feed_with_both_packages()
    {
        string empty = Directory.CreateDirectory(Path.Combine(feed.Scratch, "empty-feed")).FullName;

        (int emptyExitCode, string emptyOutput) = await ProbeAsync(empty);
        (int exitCode, string output) = await ProbeAsync(feed.Folder);

        Assert.NotEqual(0, emptyExitCode);
        Assert.Contains("AWSSDK.Neptunedata", emptyOutput, StringComparison.Ordinal);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Sources_build_and_pass_tests_with_packages_of_the_public_ids()
    {
        string[] package =
        [
            "--artifacts-path", Path.Combine(feed.Scratch, "artifacts"),
            "-p:AwsClients=Package",
            "-p:DirectoryPackagesPropsPath=" + feed.PackageVersions,
            "-p:RestoreAdditionalProjectSources=" + feed.Folder,
            "-p:RestorePackagesWithLockFile=false",
            "-p:ModuleFolder=" + Path.Combine(feed.Scratch, "module") + "/",
        ];

        string build = await feed.Dotnet
            .SucceedAsync(["build", Path.Combine(StandInPackageFeed.Repository, "src", "NeptuneMl"), .. package]);

        Assert.Contains("AWS service clients from the AWS SDK packages (set by -p:AwsClients=Package)", build, StringComparison.Ordinal);
        string output = Path.Combine(feed.Scratch, "artifacts", "bin", "NeptuneMl", "debug");
        Assert.Matches(
            @"AWSSDK\.Neptunedata/[\d.]+" + StandInPackageFeed.Suffix,
            await File.ReadAllTextAsync(Path.Combine(output, "NeptuneMl.deps.json")));
        Assert.True(File.Exists(Path.Combine(output, "AWSSDK.Neptunedata.dll")));
        Assert.False(File.Exists(Path.Combine(output, "NeptuneMl.ServiceClients.dll")));

        List<string> suites = [.. SuitesOverTheClients()];
        Assert.Contains(suites, suite => suite.Contains("NeptuneMl.ServiceClients.Tests", StringComparison.Ordinal));
        foreach (string suite in suites)
        {
            string tests = await feed.Dotnet
                .SucceedAsync(["run", "--project", suite, .. package, "--", "--filter-not-trait", "Category=Package"]);
            Assert.True(tests.Contains("Passed!", StringComparison.Ordinal), $"{suite} ran no tests:\n{tests}");
        }
    }

    private static IEnumerable<string> SuitesOverTheClients() =>
        from project in Directory.EnumerateFiles(
            Path.Combine(StandInPackageFeed.Repository, "tests"),
            "*.csproj",
            SearchOption.AllDirectories)
        let text = File.ReadAllText(project)
        where text.Contains("AwsClients.targets", StringComparison.Ordinal) && project.EndsWith(".Tests.csproj", StringComparison.Ordinal)
        select project;

    private Task<(int ExitCode, string Output)> ProbeAsync(string source) => feed.Dotnet.RunAsync(
        "restore",
        Path.Combine(StandInPackageFeed.Repository, "build", "AwsClients.probe.proj"),
        "-p:DirectoryPackagesPropsPath=" + feed.PackageVersions,
        $"-p:BaseIntermediateOutputPath={Path.Combine(feed.Scratch, Path.GetRandomFileName())}/",
        "-p:RestorePackagesPath=" + Path.Combine(feed.Scratch, Path.GetRandomFileName()),
        "-p:RestoreSources=" + source);
}
