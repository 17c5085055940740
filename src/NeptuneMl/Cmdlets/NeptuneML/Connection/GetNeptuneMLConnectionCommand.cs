namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets the session's default connection to a Neptune cluster, or nothing.</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLConnection")]
[OutputType(typeof(NeptuneMLConnection))]
public sealed class GetNeptuneMLConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SessionDefaults.Current.NeptuneML is { } connection) WriteObject(connection);
    }
}
