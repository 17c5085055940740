using System.Reflection;

namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// The vendor's packages instead of the generated clients. Slow, about a minute: a quick run leaves it out with
/// <c>--filter Category!=Package</c>.
/// </summary>
[Trait("Category", "Package")]
public sealed class PackageSwitchTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("package-switch-").FullName;
    private readonly Dotnet _dotnet;
    private readonly StandInFeed _feed;

    public PackageSwitchTests()
    {
        _dotnet = new Dotnet(_folder);
        _feed = new StandInFeed(Repository, _folder, _dotnet);
    }

    private static string Repository { get; } = typeof(PackageSwitchTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    public Task InitializeAsync() => _feed.PackAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_probe_finds_the_packages_on_a_feed_that_has_them_and_only_there()
    {
        string empty = Directory.CreateDirectory(Path.Combine(_folder, "empty-feed")).FullName;

        (int without, string output) = await ProbeAsync(empty);
        (int with, string reason) = await ProbeAsync(_feed.Folder);

        Assert.True(without != 0, "an empty feed must not do");
        Assert.Contains("AWSSDK.Neptunedata", output, StringComparison.Ordinal);
        Assert.True(with == 0, reason);
    }

    [Fact]
    public async Task The_same_sources_build_and_pass_the_same_tests_against_the_vendor_s_packages()
    {
        string[] package =
        [
            "--artifacts-path", Path.Combine(_folder, "artifacts"),
            "-p:AwsClients=Package",
            "-p:RestoreAdditionalProjectSources=" + _feed.Folder,
            "-p:ModuleFolder=" + Path.Combine(_folder, "module") + "/",
            "-nodeReuse:false",
        ];

        string build = await _dotnet.SucceedAsync(["build", Path.Combine(Repository, "src", "NeptuneMl"), .. package]);

        Assert.Contains("AWS service clients from the vendor's packages (asked for with -p:AwsClients=Package)", build, StringComparison.Ordinal);
        string output = Path.Combine(_folder, "artifacts", "bin", "NeptuneMl", "debug");
        Assert.True(File.Exists(Path.Combine(output, "AWSSDK.Neptunedata.dll")));
        Assert.False(File.Exists(Path.Combine(output, "NeptuneMl.ServiceClients.dll")));

        List<string> suites = [.. SuitesOverTheClients()];
        Assert.Contains(suites, suite => suite.Contains("NeptuneMl.ServiceClients.Tests", StringComparison.Ordinal));
        foreach (string suite in suites)
        {
            string tests = await _dotnet.SucceedAsync(["test", suite, .. package, "--filter", "Category!=Package"]);
            Assert.Contains("Passed!", tests, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> SuitesOverTheClients() =>
        from project in Directory.EnumerateFiles(Path.Combine(Repository, "tests"), "*.csproj", SearchOption.AllDirectories)
        let text = File.ReadAllText(project)
        where text.Contains("AwsClients.targets", StringComparison.Ordinal) || text.Contains("NeptuneMl.Core.csproj", StringComparison.Ordinal)
        select project;

    private Task<(int ExitCode, string Output)> ProbeAsync(string feed) => _dotnet.RunAsync(
        "restore",
        Path.Combine(Repository, "src", "AwsClients.probe.proj"),
        $"-p:BaseIntermediateOutputPath={Path.Combine(_folder, Path.GetRandomFileName())}/",
        "-p:RestoreSources=" + feed);
}
