namespace NeptuneMl.Emulator.Neptune;

/// <summary>Inference endpoints, each created from a completed training or transform job.</summary>
internal sealed class Endpoints(EmulatorEnvironment environment, TrainingJobs trainingJobs, TransformJobs transformJobs) : IResource
{
    private const string Kind = "ML endpoint";
    private const string Deleted = "Deleted";
    private const string NamePrefix = "neptune-ml-endpoint-";
    private const int DefaultListSize = 10;

    private static readonly string[] s_deletable = ["InService", "Failed", "Creating", "Updating", "RollingBack"];

    private readonly ResourceStore<Endpoint> _endpoints = new();

    public void Register(OperationTable operations)
    {
        operations.Add("CreateMLEndpoint", Create);
        operations.Add("GetMLEndpoint", Get);
        operations.Add("ListMLEndpoints", List);
        operations.Add("DeleteMLEndpoint", Delete);
    }

    /// <summary>The endpoint in service under an id or the name in SageMaker, or null.</summary>
    public Endpoint? FindServing(string name)
    {
        Endpoint? endpoint = _endpoints.Find(name)
            ?? (name.StartsWith(NamePrefix, StringComparison.Ordinal) ? _endpoints.Find(name[NamePrefix.Length..]) : null);
        return endpoint?.IsServingAt(environment.Now) == true ? endpoint : null;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        ServedModel model = RequireSource(input);
        Endpoint endpoint = input.Flag("update") ? Update(input, model) : CreateNew(input, model);
        output.WriteString("id", endpoint.Id);
        output.WriteString("arn", Arn(endpoint));
        output.WriteNumber("creationTimeInMillis", endpoint.ChangedAt(environment.Now).ToUnixTimeMilliseconds());
    }

    private ServedModel RequireSource(OperationInput input)
    {
        string? model = input.Text("modelName");
        if (input.Text("mlModelTrainingJobId") is { } training)
        {
            trainingJobs.RequireCompleted(training, "mlModelTrainingJobId");
            return new ServedModel($"training/{training}/{model}", trainingJobs.LocationOf(training));
        }

        string transform = input.RequiredText("mlModelTransformJobId");
        transformJobs.RequireCompleted(transform, "mlModelTransformJobId");
        return new ServedModel($"transform/{transform}/{model}", transformJobs.LocationOf(transform));
    }

    private Endpoint CreateNew(OperationInput input, ServedModel model)
    {
        string id = ResourceId.Of(input);
        RemoveIfDeleted(id);
        string? failure = environment.FailureReasonFor(id);
        Endpoint endpoint = new(
            id,
            NamePrefix + id,
            new StatusTimeline(
                environment.Now,
                ("Creating", TimeSpan.Zero),
                (failure is null ? "InService" : "Failed", environment.JobDuration)),
            failure,
            model);
        return _endpoints.TryAdd(id, endpoint) ? endpoint : throw ResourceId.AlreadyExists(Kind, id);
    }

    private Endpoint Update(OperationInput input, ServedModel model)
    {
        string id = input.Text("id") ?? throw NeptuneErrors.MissingParameter("id: is required to update an endpoint.");
        Endpoint endpoint = Require(id);
        DateTimeOffset now = environment.Now;
        bool fails = environment.FailureReasonFor($"{id}:update") is not null;
        return endpoint.TryUpdate(now, model, environment.JobDuration, fails)
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
