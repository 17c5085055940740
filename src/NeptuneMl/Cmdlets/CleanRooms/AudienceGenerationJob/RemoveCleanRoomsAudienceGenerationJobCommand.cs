using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes an audience generation job and its audience (API: <c>DeleteAudienceGenerationJob</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsAudienceGenerationJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AudienceGenerationJob))]
[ApiOperation("DeleteAudienceGenerationJob")]
public sealed class RemoveCleanRoomsAudienceGenerationJobCommand : CleanRoomsRemoveCommand<AudienceGenerationJob>
{
    /// <summary>The ARN of the audience generation job.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string AudienceGenerationJobArn { get; set; } = "";

    private protected override void Process() => Remove(AudienceGenerationJobs.Resource, AudienceGenerationJobArn, WaitGoal.Deletion);
}
