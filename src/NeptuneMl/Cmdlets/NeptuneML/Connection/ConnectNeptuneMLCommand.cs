namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Creates a connection to a Neptune cluster and makes it the default of the session.</summary>
[Cmdlet(VerbsCommunications.Connect, "NeptuneML")]
[OutputType(typeof(NeptuneMLConnection))]
public sealed class ConnectNeptuneMLCommand : ConnectCommand
{
    /// <summary>The endpoint of the cluster as host, host:port or URL; https and port 8182 are the defaults. Default:
    /// <c>AWS_ENDPOINT_URL_NEPTUNEDATA</c>, <c>AWS_ENDPOINT_URL</c>, or <c>endpoint_url</c> of the profile.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>Sends requests without a signature, for a cluster without IAM authentication.</summary>
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
