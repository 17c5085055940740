namespace NeptuneMl.Emulator.Neptune;

/// <summary>Inference endpoints, each created from a completed training or transform job.</summary>
internal sealed class Endpoints(EmulatorEnvironment environment, TrainingJobs trainingJobs, TransformJobs transformJobs) : IResource
{
    private const string Kind = "ML endpoint";
    private const string Deleted = "Deleted";
    private const int DefaultListSize = 10;

    private static readonly string[] s_deletable = ["InService", "Failed", "Creating", "Updating"];
    private static readonly string[] s_updatable = ["InService"];

    private readonly ResourceStore<Endpoint> _endpoints = new();

    public void Register(OperationTable operations)
    {
        operations.Add("CreateMLEndpoint", Create);
        operations.Add("GetMLEndpoint", Get);
        operations.Add("ListMLEndpoints", List);
        operations.Add("DeleteMLEndpoint", Delete);
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        RequireSource(input);
        Endpoint endpoint = input.Flag("update") ? Update(input) : CreateNew(input);
        output.WriteString("id", endpoint.Id);
        output.WriteString("arn", Arn(endpoint));
        output.WriteNumber("creationTimeInMillis", endpoint.ChangedAt(environment.Now).ToUnixTimeMilliseconds());
    }

    private void RequireSource(OperationInput input)
    {
        if (input.Text("mlModelTrainingJobId") is { } training)
            trainingJobs.RequireCompleted(training, "mlModelTrainingJobId");
        else
            transformJobs.RequireCompleted(input.RequiredText("mlModelTransformJobId"), "mlModelTransformJobId");
    }

    private Endpoint CreateNew(OperationInput input)
    {
        string id = ResourceId.Of(input);
        RemoveIfDeleted(id);
        string? failure = environment.FailureReasonFor(id);
        Endpoint endpoint = new(
            id,
            $"neptune-ml-endpoint-{id}",
            new StatusTimeline(
                environment.Now,
                ("Creating", TimeSpan.Zero),
                (failure is null ? "InService" : "Failed", environment.JobDuration)),
            failure);
        return _endpoints.TryAdd(id, endpoint) ? endpoint : throw ResourceId.AlreadyExists(Kind, id);
    }

    private Endpoint Update(OperationInput input)
    {
        string id = input.Text("id") ?? throw NeptuneErrors.MissingParameter("id: is required to update an endpoint.");
        Endpoint endpoint = Require(id);
        DateTimeOffset now = environment.Now;
        StatusTimeline timeline = new(now, ("Updating", TimeSpan.Zero), ("InService", environment.JobDuration));
        return endpoint.TryChange(now, s_updatable, timeline, isUpdate: true)
            ? endpoint
            : throw NeptuneErrors.BadRequest($"The ML endpoint '{id}' is {endpoint.StatusAt(now)}; it can be updated when InService.");
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        Endpoint endpoint = Require(input.RequiredText("id"));
        string status = endpoint.StatusAt(environment.Now);
        output.WriteString("status", status);
        output.WriteString("id", endpoint.Id);
        output.WriteStartObject("endpoint");
        output.WriteString("name", endpoint.Name);
        output.WriteString("arn", Arn(endpoint));
        output.WriteString("status", status);
        if (status == "Failed")
            output.WriteString("failureReason", endpoint.FailureReason);
        output.WriteEndObject();
        output.WriteStartObject("endpointConfig");
        output.WriteString("name", endpoint.ConfigurationName);
        output.WriteString("arn", environment.Arn("sagemaker", $"endpoint-config/{endpoint.ConfigurationName}"));
        output.WriteEndObject();
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        DateTimeOffset now = environment.Now;
        output.WriteStartArray("ids");
        foreach (Endpoint endpoint in _endpoints
            .List(endpoint => endpoint.StatusAt(now) != Deleted, null, input.Integer("maxItems") ?? DefaultListSize).Resources)
        {
            output.WriteStringValue(endpoint.Id);
        }

        output.WriteEndArray();
    }

    private void Delete(OperationInput input, Utf8JsonWriter output)
    {
        Endpoint endpoint = Require(input.RequiredText("id"));
        DateTimeOffset now = environment.Now;
        // The operation is idempotent: an endpoint in status Deleting keeps its timeline.
        endpoint.TryChange(
            now, s_deletable, new StatusTimeline(now, ("Deleting", TimeSpan.Zero), (Deleted, environment.StopDuration)));
        output.WriteString("status", "200 OK");
    }

    private Endpoint Require(string id)
    {
        RemoveIfDeleted(id);
        return _endpoints.Find(id) ?? throw NeptuneErrors.NotFound(Kind, id);
    }

    private void RemoveIfDeleted(string id)
    {
        if (_endpoints.Find(id) is { } endpoint && endpoint.StatusAt(environment.Now) == Deleted)
            _endpoints.Remove(id, endpoint);
    }

    private string Arn(Endpoint endpoint) => environment.Arn("sagemaker", $"endpoint/{endpoint.Name}");
}
