using System.Management.Automation.Language;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Pipelines;

/// <summary>The warning after a wait was stopped: which commands continue it.</summary>
internal static class ResumeAdvice
{
    private const int NamedJobs = 5;

    public static string For(IReadOnlyList<MLResource> jobs)
    {
        string commands = string.Join("; ", jobs.Take(NamedJobs).Select(Command));
        string rest = jobs.Count > NamedJobs ? $"; and {jobs.Count - NamedJobs} more" : "";
        return Printable.Text($"The wait was stopped; {jobs.Count} still running and not affected. To continue waiting: {commands}{rest}");
    }

    private static string Command(MLResource job) => $"{Reading(job)} | {CmdletNames.Waiter(job)}";

    private static string Reading(MLResource job) => job switch
    {
        TrainedModel { VersionIdentifier: { } version } model => $"{Reading(model, model.TrainedModelArn)} -VersionIdentifier {Quoted(version)}",
        TrainedModel model => Reading(model, model.TrainedModelArn),
        AudienceExportJob export => Listing(export, $"-AudienceGenerationJobArn {Quoted(export.AudienceGenerationJobArn)}"),
        TrainedModelExportJob export =>
            Listing(export, $"-CollaborationIdentifier {Quoted(export.CollaborationIdentifier)} -TrainedModelArn {Quoted(export.TrainedModelArn)}"),
        _ => Reading(job, job.Key),
    };

    private static string Reading(MLResource job, string key) => $"{CmdletNames.Reader(job)} -{ResourceName.Of(job.GetType()).Key} {Quoted(key)}";

    private static string Listing(ExportJob export, string arguments) => $"{CmdletNames.Reader(export)} {arguments} | Where-Object Name -EQ {Quoted(export.Name)}";

    // Names come from the service, and must stay one argument of the pasted command.
    private static string Quoted(string? text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text ?? "")}'";
}
