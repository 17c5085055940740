namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that lists the session's connections.</summary>
/// <typeparam name="TConnection">Of which service.</typeparam>
public abstract class GetConnectionCommand<TConnection> : PSCmdlet
    where TConnection : ServiceConnection
{
    private protected GetConnectionCommand() { }

    /// <summary>The names of the connections, also with wildcards. By default the default connection and all named ones.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets only the session's default connection.</summary>
    [Parameter(ParameterSetName = "Default", Mandatory = true)]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        if (Default)
        {
            if (session.Default is { } standing) WriteObject(standing);
        }
        else if (Name is null)
        {
            WriteObject(session.All, enumerateCollection: true);
        }
        else
        {
            foreach (string name in Name) Write(session, name);
        }
    }

    private void Write(SessionConnections<TConnection> session, string name)
    {
        try
        {
            WriteObject(session.Find(name), enumerateCollection: true);
        }
        catch (NeptuneMLException failure)
        {
            WriteError(ErrorRecords.Create(failure, name));
        }
    }
}
