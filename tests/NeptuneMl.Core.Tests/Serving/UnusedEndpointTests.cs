using NeptuneMl.Core.Serving;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Tests.Serving;

public sealed class UnusedEndpointTests : IDisposable
{
    private const string Old = "movies-serve-0123abcd";
    private const string New = "movies-serve-89abcdef";

    private static readonly DateTimeOffset s_now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Failed_endpoint_is_unused_without_any_workflow()
    {
        UnusedEndpoint[] found = Find(
            [], Endpoint("good"), Endpoint("bad", "Failed"), Endpoint("gone", "Deleting"), Endpoint("out", "OutOfService"));

        Assert.Equal([("bad", UnusedReason.Failed), ("out", UnusedReason.Failed)], found.Select(unused => (unused.Id, unused.Reason)));
        Assert.Equal("The endpoint has the status 'Failed'.", found[0].Detail);
    }

    [Fact]
    public void Endpoint_is_in_use_when_a_step_creates_it_or_a_value_of_a_step_names_it()
    {
        WorkflowEndpoints workflow = Workflow(
            Step("serve"),
            Step("live", ("Id", "{Prefix}-live"), ("Tag", "x")),
            Step("ask", ("EndpointId", "asked")));

        UnusedEndpoint[] found = Find(
            [workflow], Endpoint(Old), Endpoint("genres-live"), Endpoint("genres-live-2"), Endpoint("asked"), Endpoint("asked-2"),
            Endpoint("movies-serve-0123abcd-12"), Endpoint("movies-serve"), Endpoint("other"));

        Assert.Equal(["asked-2", "movies-serve", "other"], found.Select(unused => unused.Id));
        Assert.All(found, unused => Assert.Equal(UnusedReason.NotInWorkflow, unused.Reason));
        Assert.Equal("No step of 'movies' creates or names the endpoint.", found[0].Detail);
    }

    [Fact]
    public void Endpoint_whose_id_was_shortened_is_in_use()
    {
        string step = new('s', 60);
        WorkflowEndpoints workflow = Workflow(Step(step));
        string first = $"movies-{new string('s', 23)}-01234567-89abcdef";
        string second = Core.Operations.AttemptKey.Of(first, 2, 48);

        Assert.Equal(48, first.Length);
        Assert.Empty(Find([workflow], Endpoint(first), Endpoint(second)));
    }

    [Fact]
    public void Id_that_is_known_only_in_a_run_keeps_every_endpoint()
    {
        WorkflowEndpoints workflow = Workflow(Step("serve", ("Id", "{process.Id}")), Step("other", ("Id", "{Mandatory}")));

        Assert.Empty(Find([workflow], Endpoint("other")));
        Assert.Equal(2, workflow.Unknown.Count);
    }

    [Fact]
    public void Endpoint_is_superseded_while_the_later_one_of_its_step_is_in_service()
    {
        WriteRun("1", (Old, 0));
        WriteRun("2", (New, 6));
        WorkflowEndpoints workflow = Workflow(Step("serve"));

        UnusedEndpoint unused = Assert.Single(Find([workflow], Endpoint(Old), Endpoint(New)));
        Assert.Equal((Old, UnusedReason.Superseded), (unused.Id, unused.Reason));
        Assert.Contains(New, unused.Detail, StringComparison.Ordinal);
        Assert.Equal(s_now.AddDays(-10), unused.CreationTime);
        Assert.Equal(10, unused.AgeInDays);

        Assert.Empty(Find([workflow], Endpoint(Old), Endpoint(New, "Creating")));
        Assert.Empty(Find([workflow], Endpoint(Old)));
    }

    [Fact]
    public void Endpoint_that_another_workflow_names_is_not_superseded()
    {
        WriteRun("1", (Old, 0));
        WriteRun("2", (New, 6));

        Assert.Empty(Find([Workflow(Step("serve")), Workflow(Step("ask", ("Id", Old)))], Endpoint(Old), Endpoint(New)));
    }

    [Fact]
    public void Age_and_cost_come_from_the_result_of_the_creation()
    {
        MLEndpoint known = new()
        {
            Id = "known",
            Status = "InService",
            CreationTime = s_now.AddHours(-36),
            InstanceType = "ml.m5.2xlarge",
            InstanceCount = 3,
        };
        MLEndpoint standard = new() { Id = "standard", Status = "InService", CreationTime = s_now.AddDays(1) };
        UnusedEndpoint[] found = Find([Workflow()], Prices("ml.m5.xlarge,0.25\nml.m5.2xlarge,0.5"), known, standard, Endpoint("read"));

        Assert.Equal([1.5, 0.25, null], found.Select(unused => unused.CostPerHour));
        Assert.Equal([1.5, 0, null], found.Select(unused => unused.AgeInDays));
    }

    [Theory]
    [InlineData("InstanceType,Price\na,1", "has no column PricePerHour")]
    [InlineData("", "has no column InstanceType")]
    [InlineData("InstanceType,PricePerHour\na,\"1,5\"", "has the PricePerHour '1,5'")]
    [InlineData("InstanceType,PricePerHour\na,NaN", "must be a number")]
    [InlineData("InstanceType,PricePerHour\na,-1", "must be a number")]
    [InlineData("InstanceType,PricePerHour\na", "has no PricePerHour, in line 2")]
    [InlineData("InstanceType,PricePerHour\n\"a\"b,1", "is not valid CSV")]
    public void Malformed_price_file_is_an_error(string content, string part)
    {
        string path = Path.Combine(_folder, "prices.csv");
        File.WriteAllText(path, content);

        NeptuneMLException failure = Assert.Throws<NeptuneMLException>(() => PriceList.Read(path, "PriceFile"));

        Assert.Equal("PriceFile", failure.ParameterName);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Price_file_that_does_not_exist_is_an_error() =>
        Assert.Equal(
            "InvalidParameter",
            Assert.Throws<NeptuneMLException>(() => PriceList.Read(Path.Combine(_folder, "none.csv"), "PriceFile")).ErrorId);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static UnusedEndpoint[] Find(WorkflowEndpoints[] workflows, params MLEndpoint[] endpoints) => Find(workflows, null, endpoints);

    private static UnusedEndpoint[] Find(WorkflowEndpoints[] workflows, PriceList? prices, params MLEndpoint[] endpoints) =>
        [.. new UnusedEndpoints(workflows, prices, s_now).Find(endpoints)];

    private static MLEndpoint Endpoint(string id, string status = "InService") => new() { Id = id, Status = status };

    private static WorkflowStep Step(string name, params (string Name, string Value)[] with) => new()
    {
        Name = name,
        Cmdlet = "New-NeptuneMLEndpoint",
        With = with.ToDictionary(pair => pair.Name, pair => new WorkflowValue(pair.Value, $"Steps.{name}.With.{pair.Name}", 1, 1)),
        DependsOn = [],
        Place = new WorkflowValue(null, $"Steps.{name}", 1, 1),
    };

    private WorkflowEndpoints Workflow(params WorkflowStep[] steps) => new(
        new Workflow
        {
            Name = "movies",
            File = Path.Combine(_folder, "movies.psd1"),
            Parameters = [],
            Values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["Prefix"] = "genres" },
            Steps = steps,
        },
        warning => Assert.Fail(warning));

    private PriceList Prices(string rows)
    {
        string path = Path.Combine(_folder, "prices.csv");
        File.WriteAllText(path, $"Currency,PricePerHour,InstanceType\n{string.Join('\n', rows.Split('\n').Select(Reorder))}\n\n");
        return PriceList.Read(path, "PriceFile");

        static string Reorder(string row) => $"USD,{row.Split(',')[1]},\"{row.Split(',')[0]}\"";
    }

    // Ten days before, and as many days later as given.
    private void WriteRun(string run, (string Key, int Days) created)
    {
        string folder = Path.Combine(_folder, "movies.runs");
        Directory.CreateDirectory(folder);
        string time = s_now.AddDays(created.Days - 10).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        string steps = """[{"name":"serve","cmdlet":"New-NeptuneMLEndpoint"}]""";
        File.WriteAllText(Path.Combine(folder, $"{run}.jsonl"), $$"""
            {"v":1,"time":"{{time}}","event":"run-started","run":"{{run}}","workflow":"movies","steps":{{steps}}}
            {"v":1,"time":"{{time}}","event":"step-decided","step":"serve","action":"Start","requested":"{{created.Key}}"}
            {"v":1,"time":"{{time}}","event":"step-accepted","step":"serve","key":"{{created.Key}}"}

            """);
    }
}
