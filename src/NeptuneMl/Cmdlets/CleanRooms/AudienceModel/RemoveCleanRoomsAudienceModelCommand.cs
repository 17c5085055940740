namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes an audience model (API: <c>DeleteAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsAudienceModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteAudienceModel")]
public sealed class RemoveCleanRoomsAudienceModelCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the audience model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string AudienceModelArn { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(AudienceModels.Resource, AudienceModelArn);
}
