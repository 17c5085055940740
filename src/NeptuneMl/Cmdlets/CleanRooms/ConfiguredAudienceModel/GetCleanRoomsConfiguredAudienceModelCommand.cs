namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets configured audience models (API: <c>GetConfiguredAudienceModel</c>, <c>ListConfiguredAudienceModels</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredAudienceModel", DefaultParameterSetName = "List")]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("GetConfiguredAudienceModel", "ListConfiguredAudienceModels")]
public sealed class GetCleanRoomsConfiguredAudienceModelCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the configured audience model to get. Without it, all are listed.</summary>
    [Parameter(
        ParameterSetName = "Model",
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? ConfiguredAudienceModelArn { get; set; }

    private protected override void Process() => Read(ConfiguredAudienceModels.Resource, ConfiguredAudienceModelArn);
}
