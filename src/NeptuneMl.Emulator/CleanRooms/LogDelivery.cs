namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Decides whether the logs of a container are published to the account of a membership: the association must allow the account,
/// and the membership needs an ML configuration whose role can write logs.</summary>
internal sealed class LogDelivery(MLConfigurations configurations, EmulatorEnvironment environment)
{
    /// <summary>The log status of a job; null when the association allows no logs for the account.</summary>
    /// <param name="association">The association that the job runs under.</param>
    /// <param name="policy">The policy that applies to the job: <c>trainedModels</c> or <c>trainedModelInferenceJobs</c>.</param>
    /// <param name="job">The job.</param>
    public (string Status, string Details)? Of(Association association, string policy, Identity job)
    {
        if (!IsAllowed(association.Request, policy))
            return null;
        if (configurations.Find(job.MembershipId!) is not { } configuration)
            return ("PUBLISH_FAILED", "The membership has no ML configuration.");
        string? role = configuration.Request.TryGetProperty("defaultOutputLocation", out JsonElement location)
            ? location.GetProperty("roleArn").GetString()
            : null;
        if (role?.Split(':').ElementAtOrDefault(4) != environment.AccountId)
            return ("PUBLISH_FAILED", "The role of the ML configuration cannot be assumed.");
        return environment.LogFailure is { } failure
            ? ("PUBLISH_FAILED", failure)
            : ("PUBLISH_SUCCEEDED", $"The logs of the {job.Kind.Title} are in CloudWatch.");
    }

    private bool IsAllowed(JsonElement association, string policy) =>
        Member(Member(Member(Member(association, "privacyConfiguration"), "policies"), policy), "containerLogs") is
        { ValueKind: JsonValueKind.Array } logs
        && logs.EnumerateArray().Any(entry => Member(entry, "allowedAccountIds") is { ValueKind: JsonValueKind.Array } accounts
            && accounts.EnumerateArray().Any(account => account.GetString() == environment.AccountId));

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } structure && structure.TryGetProperty(name, out JsonElement member) ? member : null;
}
