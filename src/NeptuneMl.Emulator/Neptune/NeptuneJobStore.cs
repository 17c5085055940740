namespace NeptuneMl.Emulator.Neptune;

/// <summary>Stores one of the three job types of Neptune ML; starts, lists and cancels its jobs.</summary>
/// <param name="environment">The account and the clock.</param>
/// <param name="kind">The name of the job type in error messages.</param>
internal sealed class NeptuneJobStore<TDetail>(EmulatorEnvironment environment, string kind)
    where TDetail : class
{
    private const int DefaultListSize = 10;

    private readonly ResourceStore<StoredJob<TDetail>> _jobs = new();

    public StoredJob<TDetail>? Find(string id) => _jobs.Find(id);

    public StoredJob<TDetail> Require(string id) => Find(id) ?? throw NeptuneErrors.NotFound(kind, id);

    public void Start(NeptuneJob job, TDetail detail, string arn, Utf8JsonWriter output)
    {
        if (!_jobs.TryAdd(job.Id, new StoredJob<TDetail>(job, detail)))
            throw ResourceId.AlreadyExists(kind, job.Id);
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
        if (!job.TryStop(environment.Now, environment.StopDuration, input.Flag("clean")))
            throw NeptuneErrors.InvalidParameter($"id: the {kind} '{job.Id}' has already finished and cannot be stopped.");
        output.WriteString("status", "200 OK");
    }
}
