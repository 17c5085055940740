using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Sets the ML configuration of a membership (API: <c>PutMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Set, "CleanRoomsMLConfiguration", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("PutMLConfiguration")]
public sealed class SetCleanRoomsMLConfigurationCommand : CleanRoomsUpdateCommand<MLConfiguration>
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = Parameters, Position = 0)]
    [Parameter(ParameterSetName = Structures, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The ARN of the IAM role that writes the output and publishes logs and metrics.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DefaultOutputLocation_RoleArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("defaultOutputLocation.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>The S3 location for output, for example s3://bucket/folder: up to 1285 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "DefaultOutputLocation_Destination_S3Destination_S3Uri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("defaultOutputLocation.destination.s3Destination.s3Uri")]
    public string? S3Uri { get; set; }

    /// <summary>The complete output location, as a hashtable, an object or JSON with the names of the API. Values that you also give with
    /// <c>-RoleArn</c> or <c>-S3Uri</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("defaultOutputLocation")]
    public object? DefaultOutputLocation { get; set; }

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        StepChange.Replace(Prepare((CleanRoomsSession)session, input), MLConfigurations.Get);

    private protected override Change<MLConfiguration> Prepare(CleanRoomsSession session, ApiInput input) =>
        MLConfigurations.Put.PrepareChange(session, WithMembership(session, input));
}
