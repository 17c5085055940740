using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>Inference endpoints of a completed training or transform job.</summary>
internal sealed class Endpoints(Surroundings surroundings, TrainingJobs trainingJobs, TransformJobs transformJobs) : IResource
{
    private const string Kind = "ML endpoint";
    private const string Gone = "Deleted";
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
        output.WriteNumber("creationTimeInMillis", endpoint.ChangedAt(surroundings.Now).ToUnixTimeMilliseconds());
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
        ForgetIfGone(id);
        string? failure = surroundings.FailureOf(id);
        Endpoint endpoint = new(
            id,
            $"neptune-ml-endpoint-{id}",
            new StatusTimeline(
                surroundings.Now,
                ("Creating", TimeSpan.Zero),
                (failure is null ? "InService" : "Failed", surroundings.JobDuration)),
            failure);
        return _endpoints.TryAdd(id, endpoint) ? endpoint : throw ResourceId.Taken(Kind, id);
    }

    private Endpoint Update(OperationInput input)
    {
        string id = input.Text("id") ?? throw NeptuneErrors.MissingParameter("id: is required to update an endpoint.");
        Endpoint endpoint = Require(id);
        DateTimeOffset now = surroundings.Now;
        StatusTimeline course = new(now, ("Updating", TimeSpan.Zero), ("InService", surroundings.JobDuration));
        return endpoint.TryChange(now, s_updatable, course, isUpdate: true)
            ? endpoint
            : throw NeptuneErrors.BadRequest($"The ML endpoint '{id}' is {endpoint.StatusAt(now)}; it can be updated when InService.");
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        Endpoint endpoint = Require(input.RequiredText("id"));
        string status = endpoint.StatusAt(surroundings.Now);
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
        output.WriteString("arn", surroundings.Arn("sagemaker", $"endpoint-config/{endpoint.ConfigurationName}"));
        output.WriteEndObject();
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        DateTimeOffset now = surroundings.Now;
        output.WriteStartArray("ids");
        foreach (Endpoint endpoint in _endpoints
            .List(endpoint => endpoint.StatusAt(now) != Gone, null, input.Integer("maxItems") ?? DefaultListSize).Resources)
        {
            output.WriteStringValue(endpoint.Id);
        }

        output.WriteEndArray();
    }

    private void Delete(OperationInput input, Utf8JsonWriter output)
    {
        Endpoint endpoint = Require(input.RequiredText("id"));
        DateTimeOffset now = surroundings.Now;
        // One that is being deleted already stays on its course: the operation is idempotent.
        endpoint.TryChange(
            now, s_deletable, new StatusTimeline(now, ("Deleting", TimeSpan.Zero), (Gone, surroundings.StopDuration)));
        output.WriteString("status", "200 OK");
    }

    private Endpoint Require(string id)
    {
        ForgetIfGone(id);
        return _endpoints.Find(id) ?? throw NeptuneErrors.NotFound(Kind, id);
    }

    private void ForgetIfGone(string id)
    {
        if (_endpoints.Find(id) is { } endpoint && endpoint.StatusAt(surroundings.Now) == Gone)
            _endpoints.Remove(id, endpoint);
    }

    private string Arn(Endpoint endpoint) => surroundings.Arn("sagemaker", $"endpoint/{endpoint.Name}");
}
