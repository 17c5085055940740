namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes a configured model algorithm (API: <c>DeleteConfiguredModelAlgorithm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsConfiguredModelAlgorithm", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteConfiguredModelAlgorithm")]
public sealed class RemoveCleanRoomsConfiguredModelAlgorithmCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the configured model algorithm.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredModelAlgorithmArn { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change(ConfiguredModelAlgorithms.Resource, ConfiguredModelAlgorithmArn);
}
