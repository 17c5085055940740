using System.Management.Automation;
using NeptuneMl.Core.Connections;
using NeptuneMl.Sessions;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Makes a connection to a Neptune cluster, keeps it as the session's default and emits it.</summary>
[Cmdlet(VerbsCommunications.Connect, "NeptuneML")]
[OutputType(typeof(NeptuneMLConnection))]
public sealed class ConnectNeptuneMLCommand : ConnectCommand
{
    /// <summary>
    /// The cluster's endpoint: host, host:port or URL; port 8182 and https are the defaults. By default what
    /// <c>AWS_ENDPOINT_URL_NEPTUNEDATA</c>, <c>AWS_ENDPOINT_URL</c> or the profile says.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>Sends requests without a signature, to a cluster without IAM authentication.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        NeptuneMLConnection connection = Open(() => NeptuneSession.Open(Options(EndpointUrl) with { Unsigned = Unsigned }));
        if (!NoDefault) SessionDefaults.Current.NeptuneML = connection;
        WriteObject(connection);
    }
}
