namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Closes connections to Neptune clusters. Calls in progress over them fail.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "NeptuneML")]
[OutputType(typeof(void))]
public sealed class DisconnectNeptuneMLCommand : DisconnectCommand<NeptuneMLConnection>
{
    /// <summary>The connections to close, or their names, also with wildcards. By default the session's default connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ValidateNotNull]
    [SupportsWildcards]
    [ConnectionTransformation<NeptuneMLConnection>(AllowsNone = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public NeptuneMLConnection[] Connection { get; set; } = [];

    private protected override NeptuneMLConnection[] Connections => Connection;
}
