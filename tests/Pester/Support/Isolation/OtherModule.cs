using System.Management.Automation;
using Amazon;
using Amazon.Runtime;

namespace OtherModule;

/// <summary>Stands for any module that brings an AWS SDK of its own; says which one it got, and whether it works.</summary>
[Cmdlet(VerbsCommon.Get, "Neighbour")]
[OutputType(typeof(string))]
public sealed class GetNeighbourCommand : PSCmdlet
{
    [Parameter]
    public RegionEndpoint Region { get; set; } = RegionEndpoint.EUWest1;

    protected override void EndProcessing()
    {
        WriteObject(typeof(RegionEndpoint).Assembly.FullName);
        WriteObject(Region.GetEndpointForService("sts").Hostname);
    }
}

/// <summary>Returns an object of that SDK's.</summary>
[Cmdlet(VerbsCommon.New, "NeighbourCredential")]
[OutputType(typeof(AWSCredentials))]
public sealed class NewNeighbourCredentialCommand : PSCmdlet
{
    protected override void EndProcessing() => WriteObject(new BasicAWSCredentials("AKIANEIGHBOUR0000000", "neighbour"));
}
