using System.IO.Enumeration;

namespace NeptuneMl.Emulator.Resources;

/// <summary>What every resource needs to know of the account and the clock it lives with.</summary>
internal sealed class Surroundings(EmulatorOptions options)
{
    public DateTimeOffset Now => options.Clock.GetUtcNow();

    public TimeSpan JobDuration => options.JobDuration;

    /// <summary>How long stopping or deleting takes.</summary>
    public TimeSpan StopDuration => options.JobDuration / 10;

    public string Region => options.Region;

    public string AccountId => options.AccountId;

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>Why a job that starts now under one of these names is to fail, or null.</summary>
    public string? FailureOf(params ReadOnlySpan<string> names)
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
