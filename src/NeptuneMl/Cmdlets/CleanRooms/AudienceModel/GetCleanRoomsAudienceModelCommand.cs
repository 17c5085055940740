namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets audience models (API: <c>GetAudienceModel</c>, <c>ListAudienceModels</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsAudienceModel", DefaultParameterSetName = "List")]
[OutputType(typeof(AudienceModel))]
[ApiOperation("GetAudienceModel", "ListAudienceModels")]
public sealed class GetCleanRoomsAudienceModelCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the audience model to get. Default: none (the models are listed).</summary>
    [Parameter(
        ParameterSetName = "Model",
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? AudienceModelArn { get; set; }

    private protected override void Process() => Read(AudienceModels.Resource, AudienceModelArn);
}
