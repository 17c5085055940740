using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Sets where a membership's models and their output go, in place of what was set before (API: <c>PutMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Set, "CleanRoomsMLConfiguration", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("PutMLConfiguration")]
public sealed class SetCleanRoomsMLConfigurationCommand : CleanRoomsUpdateCommand<MLConfiguration>
{
    /// <summary>The membership: a UUID.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Structures, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The ARN of the role that writes the output.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DefaultOutputLocation_RoleArn")]
    [ApiMember<string>("defaultOutputLocation.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>Where to write it: an S3 location of up to 1285 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "DefaultOutputLocation_Destination_S3Destination_S3Uri")]
    [ApiMember<string>("defaultOutputLocation.destination.s3Destination.s3Uri")]
    public string? S3Uri { get; set; }

    /// <summary>Where output goes and the role that writes it, whole: a hashtable, an object or JSON with the members of the API. Goes together with RoleArn and S3Uri, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("defaultOutputLocation")]
    public object? DefaultOutputLocation { get; set; }

    private protected override Change<MLConfiguration> Prepare(CleanRoomsSession session, ApiInput input) => MLConfigurations.PreparePut(session, input);
}
