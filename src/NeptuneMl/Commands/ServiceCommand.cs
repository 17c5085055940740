using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Commands;

/// <summary>What every cmdlet that calls a service takes to say which one, and as whom.</summary>
public abstract class ServiceCommand : AsyncCommand
{
    private protected ServiceCommand() { }

    /// <summary>The address of the service, instead of a connection. For Neptune a host, host:port or URL; port 8182 and https are the defaults.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS Region to sign for, instead of a connection. By default the one in a cluster's name, the profile's, or that of the environment.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [Alias("AWSProfileName", "StoredCredentials")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Credential { get; set; }

    /// <summary>The parameters above, for a connection of their own.</summary>
    private protected ConnectionOptions Options() => new()
    {
        EndpointUrl = EndpointUrl,
        Region = Region,
        SessionRegion = SessionVariables.Read(this, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = Given() ?? (ProfileName is null ? SessionVariables.Read(this, SessionVariables.Credentials) : null),
    };

    /// <summary>The parameters above that change a connection for this call, or null when none was given.</summary>
    private protected ConnectionOptions? Changes(bool unsigned = false) => (Region ?? ProfileName ?? (object?)Credential) is null && !unsigned
        ? null
        : new() { Region = Region, ProfileName = ProfileName, Credentials = Given(), Unsigned = unsigned };

    private object? Given() =>
        Credential?.BaseObject is PSCredential keys ? SessionDefaults.Current.CredentialsOf(keys) : Credential?.BaseObject;
}
