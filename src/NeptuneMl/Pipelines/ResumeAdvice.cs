using System.Management.Automation.Language;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Pipelines;

/// <summary>Says how to go on waiting for jobs after the waiting was stopped.</summary>
internal static class ResumeAdvice
{
    private const int NamedJobs = 5;

    public static string For(IReadOnlyList<MLResource> jobs)
    {
        string commands = string.Join("; ", jobs.Take(NamedJobs).Select(Command));
        string rest = jobs.Count > NamedJobs ? $"; and {jobs.Count - NamedJobs} more" : "";
        return Printable.Text($"Waiting was stopped; {jobs.Count} still running and not affected. To go on: {commands}{rest}");
    }

    private static string Command(MLResource job) => job switch
    {
        DataProcessingJob or TrainingJob or TransformJob => $"Get-NeptuneML{job.GetType().Name} -Id {Quoted(job.Key)} | Wait-NeptuneMLJob",
        MLEndpoint => $"Get-NeptuneMLEndpoint -Id {Quoted(job.Key)} | Wait-NeptuneMLJob",
        TrainedModel { VersionIdentifier: null } model => $"Get-CleanRoomsTrainedModel -TrainedModelArn {Quoted(model.TrainedModelArn)} | Wait-CleanRoomsJob",
        TrainedModel model => $"Get-CleanRoomsTrainedModel -TrainedModelArn {Quoted(model.TrainedModelArn)} -VersionIdentifier {Quoted(model.VersionIdentifier)} | Wait-CleanRoomsJob",
        AudienceExportJob export => Listed(export, $"Get-CleanRoomsAudienceExportJob -AudienceGenerationJobArn {Quoted(export.AudienceGenerationJobArn)}"),
        TrainedModelExportJob export => Listed(
            export, $"Get-CleanRoomsTrainedModelExportJob -CollaborationIdentifier {Quoted(export.CollaborationIdentifier)} -TrainedModelArn {Quoted(export.TrainedModelArn)}"),
        CleanRoomsResource resource => $"Get-CleanRooms{resource.GetType().Name} -{resource.GetType().Name}Arn {Quoted(resource.Key)} | Wait-CleanRoomsJob",
        _ => job.Key,
    };

    private static string Listed(ExportJob export, string list) => $"{list} | Where-Object Name -EQ {Quoted(export.Name)} | Wait-CleanRoomsJob";

    // What the service named must stay one word of the command that is pasted.
    private static string Quoted(string? text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text ?? "")}'";
}
