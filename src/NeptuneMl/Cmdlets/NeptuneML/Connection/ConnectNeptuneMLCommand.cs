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
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? EndpointUrl { get; set; }

    /// <summary>Sends requests without a signature, for a cluster without IAM authentication.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    /// <summary>The host and port to dial instead of the endpoint's: a tunnel, a port forwarding or a load balancer that leads to the
    /// cluster. TLS, the Host header and the signature keep the endpoint's name. Default: <c>NEPTUNEML_VIA</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ViaCompleter))]
    public string? Via { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Open(() => NeptuneSession.Open(Options(EndpointUrl) with { Unsigned = Unsigned, Via = Via }));
}
