namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets configured model algorithms of the account (API: <c>GetConfiguredModelAlgorithm</c>,
/// <c>ListConfiguredModelAlgorithms</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredModelAlgorithm", DefaultParameterSetName = "List")]
[OutputType(typeof(ConfiguredModelAlgorithm))]
[ApiOperation("GetConfiguredModelAlgorithm", "ListConfiguredModelAlgorithms")]
public sealed class GetCleanRoomsConfiguredModelAlgorithmCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the configured model algorithm to get. Without it, all of the account's algorithms are listed.</summary>
    [Parameter(
        ParameterSetName = "Algorithm",
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? ConfiguredModelAlgorithmArn { get; set; }

    private protected override void Process() => Read(ConfiguredModelAlgorithms.Resource, ConfiguredModelAlgorithmArn);
}
