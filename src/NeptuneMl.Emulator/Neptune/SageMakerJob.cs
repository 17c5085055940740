namespace NeptuneMl.Emulator.Neptune;

/// <summary>A SageMaker job that is part of a Neptune ML job and runs for part of its time.</summary>
/// <param name="Member">The member of the response that describes the job.</param>
/// <param name="Name">The name of the job in SageMaker.</param>
/// <param name="Arn">The ARN of the job.</param>
/// <param name="OutputLocation">The S3 location of the output.</param>
/// <param name="LogGroup">The CloudWatch log group.</param>
/// <param name="StartsAfter">The time from the start of the Neptune ML job to the start of this job.</param>
/// <param name="EndsAfter">The time from the start of the Neptune ML job to the end of this job, unless it is stopped before.</param>
/// <param name="FailureReason">The reason for which the job fails at its end, or null when it succeeds.</param>
internal sealed record SageMakerJob(
    string Member,
    string Name,
    string Arn,
    string OutputLocation,
    string LogGroup,
    TimeSpan StartsAfter,
    TimeSpan EndsAfter,
    string? FailureReason)
{
    /// <summary>Writes the job in its current status; writes nothing for a job that has not started.</summary>
    public void WriteTo(Utf8JsonWriter output, NeptuneJob owner, DateTimeOffset now, string region)
    {
        if (StatusAt(owner, now) is not { } status)
            return;
        output.WriteStartObject(Member);
        output.WriteString("name", Name);
        output.WriteString("arn", Arn);
        output.WriteString("status", status);
        if (!owner.IsCleanedAt(now))
            output.WriteString("outputLocation", OutputLocation);
        if (status == "Failed")
            output.WriteString("failureReason", FailureReason);
        output.WriteString(
            "cloudwatchLogUrl",
            $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#logStream:group={LogGroup};prefix={Name}");
        output.WriteEndObject();
    }

    public bool IsCompletedAt(NeptuneJob owner, DateTimeOffset now) => StatusAt(owner, now) == "Completed";

    private string? StatusAt(NeptuneJob owner, DateTimeOffset now)
    {
        DateTimeOffset begin = owner.StartedAt + StartsAfter;
        DateTimeOffset end = owner.StartedAt + EndsAfter;
        if (owner.StopRequestedAt is { } stop && end > stop)
            return begin > stop ? null : owner.StatusAt(now);
        if (now < begin)
            return null;
        return now < end ? "InProgress" : FailureReason is null ? "Completed" : "Failed";
    }
}
