using System.Management.Automation.Language;

namespace NeptuneMl.Pipelines;

/// <summary>The one command that waits again for the jobs of an interrupted wait.</summary>
internal static class ResumeAdvice
{
    // With more jobs of a kind, the command would not fit a terminal. It then waits for every unfinished job of the kind.
    private const int MaxListed = 50;

    /// <summary>The warning after Ctrl+C.</summary>
    public static string AfterStop(IReadOnlyList<MLResource> jobs) =>
        Printable.Text($"Waiting was stopped. Jobs still running: {jobs.Count}. To wait again, run: {CommandFor(jobs)}");

    /// <summary>The warning after several jobs exceeded -TimeoutSeconds.</summary>
    public static string AfterTimeout(IReadOnlyList<MLResource> jobs) =>
        Printable.Text($"{jobs.Count} jobs exceeded -TimeoutSeconds and continue. To wait again, run: {CommandFor(jobs)}");

    /// <summary>The command that reads the jobs and waits for them.</summary>
    public static string CommandFor(IReadOnlyList<MLResource> jobs)
    {
        string[] readers =
        [
            .. jobs.GroupBy(job => (Type: job.GetType(), Source: SourceOf(job)))
                .Select(group => Reader([.. group], group.Key.Source)),
        ];
        return $"{(readers is [string only] ? only : $"& {{ {string.Join("; ", readers)} }}")} | {CmdletNames.Waiter(jobs[0])}";
    }

    // The arguments that jobs of one command must share.
    private static string SourceOf(MLResource job) => job switch
    {
        NeptuneMLResource { NeptuneIamRoleArn: { } role } => $" -NeptuneIamRoleArn {Quoted(role)}",
        TrainedModel { VersionIdentifier: { } version } => $" -VersionIdentifier {Quoted(version)}{ViewOf((TrainedModel)job)}",
        AudienceExportJob export => $" -AudienceGenerationJobArn {Quoted(export.AudienceGenerationJobArn)}",
        TrainedModelExportJob export =>
            $" -CollaborationIdentifier {Quoted(export.CollaborationIdentifier)} -TrainedModelArn {Quoted(export.TrainedModelArn)}",
        TrainedModel or MLInputChannel => ViewOf((CleanRoomsResource)job),
        _ => "",
    };

    // The membership cannot read what another member created.
    private static string ViewOf(CleanRoomsResource resource) =>
        resource is { CreatorAccountId: not null, CollaborationIdentifier: { } collaboration }
            ? $" -CollaborationIdentifier {Quoted(collaboration)}"
            : "";

    private static string Reader(MLResource[] jobs, string source)
    {
        string reader = CmdletNames.Reader(jobs[0]);
        if (jobs[0] is ExportJob) return $"{reader}{source} | Where-Object Name -In {List(jobs.Select(job => job.Key))}";
        if (jobs.Length > MaxListed && AllOf(jobs[0], source) is { } all) return $"{reader}{all} | Where-Object IsFinished -EQ $false";

        string keys = List(jobs.Select(job => (job as CleanRoomsResource)?.ResourceArn ?? job.Key));
        return jobs is [CleanRoomsResource, _, ..]
            ? $"{keys} | {reader}{source}"
            : $"{reader} -{ResourceName.Of(jobs[0].GetType()).Key} {keys}{source}";
    }

    // The arguments that list the resources of a kind; null where a list is of one version or of the collaboration.
    private static string? AllOf(MLResource job, string source) => job switch
    {
        NeptuneMLResource => source,
        CleanRoomsResource when source.Length > 0 => null,
        TrainedModel or MLInputChannel or TrainedModelInferenceJob =>
            $" -MembershipIdentifier {Quoted(((CleanRoomsResource)job).MembershipIdentifier)}",
        _ => "",
    };

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Quoted));

    // Escaped, because the service returns names that must not run as code in a pasted command.
    private static string Quoted(string? text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text ?? "")}'";
}
