using NeptuneMl.TestKit.Http;

namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>What becomes of a package with a published vulnerability.</summary>
[Trait("Category", "Package")]
public sealed class PackageAuditTests : IDisposable
{
    private const string Advisory = "https://example.com/advisory";

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("package-audit-");
    private readonly ScriptedServer _records;

    public PackageAuditTests()
    {
        _records = new ScriptedServer((request, _) => ScriptedResponse.Json(request.Path switch
        {
            "/v3/index.json" => $$"""{"version":"3.0.0","resources":[{"@id":"{{_records!.Url}}/index.json","@type":"VulnerabilityInfo/6.7.0"}]}""",
            "/index.json" => $$"""[{"@name":"base","@id":"{{_records!.Url}}/base.json","@updated":"2026-01-01T00:00:00Z"}]""",
            _ => $$"""{"awssdk.core":[{"url":"{{Advisory}}","severity":2,"versions":"[4.0.0, 5.0.0)"}]}""",
        }));
        File.WriteAllText(
            Path.Combine(_scratch.FullName, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <auditSources><clear /><add key="records" value="{_records.Url}/v3/index.json" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
    }

    [Fact]
    public async Task Build_warns_about_a_vulnerable_package()
    {
        (int exitCode, string output) = await RunAsync("restore", "NeptuneMl.Core");

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1903: Package 'AWSSDK.Core'", output, StringComparison.Ordinal);
        Assert.Contains(Advisory, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_fails_for_a_vulnerable_package()
    {
        (int exitCode, string output) = await RunAsync("pack", "NeptuneMl", "-p:AllowSourceClients=true");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error NU1903", output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _records.Dispose();
        _scratch.Delete(recursive: true);
    }

    private Task<(int ExitCode, string Output)> RunAsync(
        string command,
        string project,
        params string[] options) => new Dotnet(_scratch.FullName).RunAsync(
    [
        command, Path.Combine(StandInPackageFeed.Repository, "src", project), "--artifacts-path", Path.Combine(
            _scratch.FullName,
            "artifacts"),
        "-p:RestoreConfigFile=" + Path.Combine(_scratch.FullName, "nuget.config"), "-nodeReuse:false", .. options,
    ]);
}
