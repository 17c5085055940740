namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the resource policies of configured audience models (API: <c>GetConfiguredAudienceModelPolicy</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredAudienceModelPolicy")]
[OutputType(typeof(ConfiguredAudienceModelPolicy))]
[ApiOperation("GetConfiguredAudienceModelPolicy")]
public sealed class GetCleanRoomsConfiguredAudienceModelPolicyCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredAudienceModelArn { get; set; } = "";

    private protected override void Process() => ReadOne(ConfiguredAudienceModelPolicies.Get, ConfiguredAudienceModelArn);
}
