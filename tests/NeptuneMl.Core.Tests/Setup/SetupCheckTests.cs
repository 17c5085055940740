using System.Text.Json.Nodes;
using NeptuneMl.Core.Setup;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Setup;

/// <summary>The order of the checks, and findings that the table of causes does not have.</summary>
public sealed class SetupCheckTests
{
    private const string Endpoint = "https://no-such.cluster-abc.eu-west-1.neptune.amazonaws.com:8182";

    [Fact]
    public async Task Checks_after_a_failed_one_are_skipped_and_name_it_and_the_others_run()
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(SetupCases.Causes.Single(cause => cause.Name == "closed port"));

        string[] skipped = [.. outcome.Checks.Where(check => check.Result == SetupCheckResult.Skipped).Select(check => check.Name)];
        Assert.Equal(
            ["Clock", "Engine", "Neptune role", "Signature", "TLS"],
            skipped.Where(name => !name.StartsWith("Permission ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(9, skipped.Count(name => name.StartsWith("Permission ", StringComparison.Ordinal)));
        Assert.All(
            outcome.Checks.Where(check => check.Result == SetupCheckResult.Skipped),
            check => Assert.Equal("Not checked, because the check 'Port' failed.", check.Detail));
        Assert.Equal(
            ["Credentials", "Name resolution", "Region"],
            outcome.Checks.Where(check => check.Result == SetupCheckResult.Passed).Select(check => check.Name)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Region_that_contradicts_the_host_is_found_with_the_command_that_corrects_it()
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(new SetupCase("wrong Region")
        {
            Connect = (options, _) => options with { EndpointUrl = Endpoint, Region = "us-east-1" },
        });

        SetupCheck region = outcome.Checks.Single(check => check.Name == "Region");
        Assert.Equal(SetupCheckResult.Failed, region.Result);
        Assert.Equal($"Connect-NeptuneML -EndpointUrl {Endpoint} -Region eu-west-1", region.Fix);
    }

    [Fact]
    public async Task Fix_of_a_denied_action_is_a_policy_statement_for_the_denied_resource()
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(
            SetupCases.Causes.Single(cause => cause.Name == "denied action neptune-db:ListMLEndpoints"));

        JsonNode statement = JsonNode.Parse(outcome.Findings.Single().Fix!)!;
        Assert.Equal("Allow", (string?)statement["Effect"]);
        Assert.Equal("neptune-db:ListMLEndpoints", (string?)statement["Action"]![0]);
        Assert.Equal("arn:aws:neptune-db:us-east-1:123456789012:cluster-EMULATOR/*", (string?)statement["Resource"]);
    }

    [Fact]
    public async Task Nothing_is_written_to_S3_without_CheckS3Write_and_nothing_is_left_with_it()
    {
        List<string> left = [];
        foreach (bool writes in new[] { false, true })
        {
            EmulatorServer? running = null;
            SetupOutcome outcome = await SetupOutcome.OfAsync(new SetupCase($"writes: {writes}")
            {
                Connect = (options, server) =>
                {
                    running = server;
                    return options;
                },
                Setup = setup => setup with { S3Locations = ["s3://movies/export", "s3://books"], ChecksS3Write = writes },
            });
            left.AddRange(running!.Objects);
            Assert.Equal(
                writes ? 4 : 2, outcome.Checks.Count(check => check.Name.StartsWith("S3", StringComparison.Ordinal)));
            Assert.Empty(outcome.Findings);
        }

        Assert.Empty(left);
    }

    [Fact]
    public void Quotas_are_the_documented_defaults()
    {
        using Stream stream = typeof(SetupCheckTests).Assembly.GetManifestResourceStream("documented.json")!;
        JsonNode[] documented = [.. JsonNode.Parse(stream)!["quotas"]!.AsArray()!];
        Assert.All(SetupQuota.OfMembership(new MembershipContent()).Concat(SetupQuota.OfAccount), quota => Assert.Contains(
            documented,
            entry => (string?)entry["operation"] == quota.Operation && (string?)entry["counts"] == "unfinished"
                && (int)entry["value"]! == quota.Value && (entry["per"] is not null) == (quota.Scope == "membership")));
    }

    [Fact]
    public async Task Mismatched_certificate_names_both_names_and_the_way_out()
    {
        SetupOutcome outcome = await SetupOutcome.OfAsync(SetupCases.Causes.Single(cause => cause.Name == "certificate of another name"));

        SetupCheck tls = outcome.Findings.Single();
        Assert.Equal("The certificate is valid for movies.cluster-abc.us-east-1.neptune.amazonaws.com, but not for localhost.", tls.Detail);
        Assert.Matches(
            @"^Connect-NeptuneML -EndpointUrl movies\.cluster-abc\.us-east-1\.neptune\.amazonaws\.com -Via localhost:\d+$", tls.Fix);
    }
}
