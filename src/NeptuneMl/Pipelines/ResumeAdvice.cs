using System.Management.Automation.Language;

namespace NeptuneMl.Pipelines;

/// <summary>The warning after Ctrl+C stopped a wait, with the commands that wait for the jobs again.</summary>
internal static class ResumeAdvice
{
    private const int MaxJobs = 5;

    public static string For(IReadOnlyList<MLResource> jobs)
    {
        string commands = string.Join("; ", jobs.Take(MaxJobs).Select(Command));
        string rest = jobs.Count > MaxJobs ? $"; and {jobs.Count - MaxJobs} more" : "";
        return Printable.Text($"Waiting was stopped. Jobs still running: {jobs.Count}. To wait again, run: {commands}{rest}");
    }

    private static string Command(MLResource job) => $"{GetCommand(job)} | {CmdletNames.Waiter(job)}";

    private static string GetCommand(MLResource job) => job switch
    {
        TrainedModel { VersionIdentifier: { } version } model =>
            $"{GetCommand(model, model.TrainedModelArn)} -VersionIdentifier {Quoted(version)}",
        TrainedModel model => GetCommand(model, model.TrainedModelArn),
        AudienceExportJob export => ListCommand(export, $"-AudienceGenerationJobArn {Quoted(export.AudienceGenerationJobArn)}"),
        TrainedModelExportJob export => ListCommand(
            export, $"-CollaborationIdentifier {Quoted(export.CollaborationIdentifier)} -TrainedModelArn {Quoted(export.TrainedModelArn)}"),
        _ => GetCommand(job, job.Key),
    };

    private static string GetCommand(MLResource job, string key) =>
        $"{CmdletNames.Reader(job)} -{ResourceName.Of(job.GetType()).Key} {Quoted(key)}";

    private static string ListCommand(ExportJob export, string arguments) =>
        $"{CmdletNames.Reader(export)} {arguments} | Where-Object Name -EQ {Quoted(export.Name)}";

    // Escaped, because the service returns names that must not run as code in a pasted command.
    private static string Quoted(string? text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text ?? "")}'";
}
