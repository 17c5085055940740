using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>What starting, listing and cancelling have in common for Neptune's three kinds of job.</summary>
/// <param name="surroundings">The account and clock.</param>
/// <param name="kind">What messages call such a job.</param>
internal sealed class NeptuneJobStore<TDetail>(Surroundings surroundings, string kind)
    where TDetail : class
{
    private const int DefaultListSize = 10;

    private readonly ResourceStore<StoredJob<TDetail>> _jobs = new();

    public StoredJob<TDetail>? Find(string id) => _jobs.Find(id);

    public StoredJob<TDetail> Require(string id) => Find(id) ?? throw NeptuneErrors.NotFound(kind, id);

    public void Start(NeptuneJob job, TDetail detail, string arn, Utf8JsonWriter output)
    {
        if (!_jobs.TryAdd(job.Id, new StoredJob<TDetail>(job, detail)))
            throw ResourceId.Taken(kind, job.Id);
        output.WriteString("id", job.Id);
        output.WriteString("arn", arn);
        output.WriteNumber("creationTimeInMillis", job.StartedAt.ToUnixTimeMilliseconds());
    }

    public void List(OperationInput input, Utf8JsonWriter output)
    {
        output.WriteStartArray("ids");
        foreach (StoredJob<TDetail> stored in _jobs.List(_ => true, null, input.Integer("maxItems") ?? DefaultListSize).Resources)
            output.WriteStringValue(stored.Job.Id);
        output.WriteEndArray();
    }

    public void Cancel(OperationInput input, Utf8JsonWriter output)
    {
        NeptuneJob job = Require(input.RequiredText("id")).Job;
        if (!job.TryStop(surroundings.Now, surroundings.StopDuration, input.Flag("clean")))
            throw NeptuneErrors.InvalidParameter($"id: the {kind} '{job.Id}' has come to its end and cannot be stopped.");
        output.WriteString("status", "200 OK");
    }
}

/// <summary>A job together with what only its kind has.</summary>
internal sealed record StoredJob<TDetail>(NeptuneJob Job, TDetail Detail);
