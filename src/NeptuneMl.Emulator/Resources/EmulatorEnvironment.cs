using System.IO.Enumeration;
using NeptuneMl.Emulator.CleanRooms;
using NeptuneMl.Emulator.S3;

namespace NeptuneMl.Emulator.Resources;

/// <summary>The account, the Region and the clock that all emulated resources share.</summary>
internal sealed class EmulatorEnvironment(EmulatorOptions options)
{
    public DateTimeOffset Now => options.Clock.GetUtcNow();

    public TimeSpan JobDuration => options.JobDuration;

    /// <summary>How long it takes to stop or delete a resource.</summary>
    public TimeSpan StopDuration => options.JobDuration / 10;

    /// <summary>The quotas of Clean Rooms ML.</summary>
    public Quotas Quotas { get; } = new(options.EnforcesQuotas);

    /// <summary>The files of completed jobs in S3.</summary>
    public JobFiles Files { get; } = new();

    public string Region => options.Region;

    public string AccountId => options.AccountId;

    /// <summary>The status that the Neptune engine reports.</summary>
    public string EngineStatus => options.EngineStatus;

    /// <summary>The reason for which no logs are published, or null.</summary>
    public string? LogFailure => options.LogFailure;

    /// <summary>Whether the bucket of an S3 location exists.</summary>
    public bool HasBucketOf(string location) => options.Buckets?.ContainsKey(location.Split('/')[2]) != false;

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>Returns the failure reason for a job that starts now under one of these names, or null when it is to succeed.</summary>
    public string? FailureReasonFor(params ReadOnlySpan<string> names)
    {
        foreach ((string pattern, string reason) in options.FailingJobs)
        {
            foreach (string name in names)
            {
                if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true))
                    return reason;
            }
        }

        return null;
    }
}
