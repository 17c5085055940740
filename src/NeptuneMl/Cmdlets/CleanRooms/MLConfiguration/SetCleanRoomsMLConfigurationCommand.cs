using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Sets where a membership's models and their output go, in place of what was set before (API: <c>PutMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Set, "CleanRoomsMLConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("PutMLConfiguration")]
public sealed class SetCleanRoomsMLConfigurationCommand : CleanRoomsUpdateCommand<MLConfiguration>
{
    /// <summary>The membership: a UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string MembershipIdentifier { get; set; } = "";

    /// <summary>The ARN of the role that writes the output.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DefaultOutputLocation_RoleArn")]
    [ApiMember("defaultOutputLocation.roleArn")]
    public string RoleArn { get; set; } = "";

    /// <summary>Where to write it: an S3 location of up to 1285 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "DefaultOutputLocation_Destination_S3Destination_S3Uri")]
    [ApiMember("defaultOutputLocation.destination.s3Destination.s3Uri")]
    public string? S3Uri { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Apply(
        "ML configuration of membership", "Set", null, (session, input) => MLConfigurations.Put.Prepare(session, input, MembershipIdentifier));
}
