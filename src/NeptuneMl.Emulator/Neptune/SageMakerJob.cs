using System.Text.Json;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>One of the SageMaker jobs behind a job of Neptune ML, as a share of that job's time.</summary>
/// <param name="Member">The member of the answer that describes it.</param>
/// <param name="Name">SageMaker's name for it.</param>
/// <param name="Arn">Its resource name.</param>
/// <param name="OutputLocation">Where in S3 it writes.</param>
/// <param name="LogGroup">The CloudWatch log group it writes to.</param>
/// <param name="StartsAfter">When it starts, counted from the start of the Neptune job.</param>
/// <param name="EndsAfter">When it ends, if nothing stops it before.</param>
/// <param name="FailureReason">Why it fails at its end, or null.</param>
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
    /// <summary>Describes the job as it is now; one that has not begun is not described at all.</summary>
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
