using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes a configured model algorithm (API: <c>DeleteConfiguredModelAlgorithm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsConfiguredModelAlgorithm", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfiguredModelAlgorithm))]
[ApiOperation("DeleteConfiguredModelAlgorithm")]
public sealed class RemoveCleanRoomsConfiguredModelAlgorithmCommand : CleanRoomsRemoveCommand<ConfiguredModelAlgorithm>
{
    /// <summary>The ARN of the configured model algorithm.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredModelAlgorithmArn { get; set; } = "";

    private protected override void Process() => Remove(ConfiguredModelAlgorithms.Resource, ConfiguredModelAlgorithmArn, WaitGoal.Deletion);
}
