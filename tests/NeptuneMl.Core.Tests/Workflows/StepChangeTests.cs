using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class StepChangeTests
{
    private static readonly NeptuneSession s_session =
        NeptuneSession.Of(NeptuneSession.Open(new ConnectionOptions { EndpointUrl = "http://localhost:1", Unsigned = true }));

    [Fact]
    public void Key_follows_from_workflow_step_and_request()
    {
        StepChange change = Change("movies-process", "s3://b/in");

        Assert.Equal($"movies-process-{change.Fingerprint[..8]}", change.Key);
        Assert.False(change.HasOwnKey);
        Assert.Equal(change.Key, Change("movies-process", "s3://b/in").Key);
        Assert.NotEqual(change.Key, Change("movies-process", "s3://b/other").Key);
    }

    [Fact]
    public void Fingerprint_does_not_depend_on_the_id()
    {
        StepChange change = Change("movies-process", "s3://b/in", "own");

        Assert.True(change.HasOwnKey);
        Assert.Equal("own", change.Key);
        Assert.Equal(Change("movies-process", "s3://b/in").Fingerprint, change.Fingerprint);
    }

    [Fact]
    public void Id_of_a_piped_result_is_not_the_id_of_the_step()
    {
        ApiInput input = Input("s3://b/in");
        input.Default("id", "piped");

        Assert.StartsWith("movies-process-", Change("movies-process", input).Key, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_and_invalid_names_are_shortened_without_collisions()
    {
        string prefix = new('w', 60);

        StepChange one = Change($"{prefix}_a", "s3://b/in");
        StepChange other = Change($"{prefix}_b", "s3://b/in");

        Assert.Equal((48, 48), (one.Key.Length, other.Key.Length));
        Assert.NotEqual(one.Key, other.Key);
        Assert.Equal("a-b", Change("a_b", "s3://b/in").Key[..3]);
        Assert.Equal(48, one.Attempt(12).Key.Length);
    }

    [Fact]
    public void Attempts_are_numbered_and_start_from_the_first_key()
    {
        StepChange change = Change("movies-process", "s3://b/in");

        Assert.Equal($"{change.Key}-2", change.Attempt(2).Key);
        Assert.Equal($"{change.Key}-3", change.Attempt(2).Attempt(3).Key);
        Assert.Equal(change.Key, change.Attempt(3).Attempt(1).Key);
        Assert.Equal(change.Fingerprint, change.Attempt(3).Fingerprint);
    }

    [Fact]
    public void Predicted_result_has_the_id_and_the_request_and_no_status()
    {
        DataProcessingJob predicted = Assert.IsType<DataProcessingJob>(Change("movies-process", "s3://b/in").Predicted);
        StepInput input = new("process", NeptuneMl.Workflows.WorkflowAction.Start, predicted, IsFinal: false);

        Assert.True(input.TryFind("Id", out object? id));
        Assert.Equal(predicted.Id, id);
        Assert.True(input.TryFind("DataProcessingJobId", out _));
        Assert.True(input.TryFind("NeptuneIamRoleArn", out object? role));
        Assert.Equal("arn:aws:iam::123456789012:role/Neptune", role);
        Assert.False(input.TryFind("Status", out _));
        Assert.False(input.TryFind("OutputLocation", out _));
        Assert.False(input.TryFind("ProcessingJob.OutputLocation", out _));
    }

    [Fact]
    public async Task Start_looks_up_what_was_created_since_the_plan_and_sends_nothing()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { RecordRequests = true });
        NeptuneSession session = NeptuneSession.Of(
            NeptuneSession.Open(new ConnectionOptions { EndpointUrl = server.BaseAddress.ToString(), Unsigned = true }));
        CallContext context = new(session, null, TestContext.Current.CancellationToken);
        StepChange change = Change("movies-process", Input("s3://b/in"), session);

        object first = await change.StartAsync(context);
        object second = await change.StartAsync(context);

        Assert.Equal(StepChange.KeyOf(first), StepChange.KeyOf(second));
        Assert.Single(server.Requests!, request => request.Method == "POST");
    }

    private static StepChange Change(string prefix, string data, string? id = null)
    {
        ApiInput input = Input(data);
        if (id is not null) input.Add("id", "Id", id);
        return Change(prefix, input);
    }

    private static StepChange Change(string prefix, ApiInput input, NeptuneSession? session = null) => StepChange.Create(
        DataProcessingJobs.Resource, input, prefix, completed => DataProcessingJobs.Resource.PrepareCreate(session ?? s_session, completed));

    private static ApiInput Input(string data)
    {
        ApiInput input = new();
        input.Add("inputDataS3Location", "InputDataS3Location", data);
        input.Add("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out");
        input.Add("neptuneIamRoleArn", "NeptuneIamRoleArn", "arn:aws:iam::123456789012:role/Neptune");
        return input;
    }
}
