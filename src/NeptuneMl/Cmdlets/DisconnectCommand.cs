namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that closes connections.</summary>
/// <typeparam name="TConnection">Of which service.</typeparam>
public abstract class DisconnectCommand<TConnection> : PSCmdlet
    where TConnection : ServiceConnection
{
    private protected DisconnectCommand() { }

    /// <summary>The connections to close, or their names. By default the session's default.</summary>
    private protected abstract TConnection[] Connections { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        bool isSpecified = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("Connection");
        foreach (TConnection connection in isSpecified ? Connections : session.Default is { } standing ? [standing] : [])
        {
            session.Remove(connection);
            if (connection.IsClosed) continue;
            connection.IsClosed = true;
            connection.Session?.Dispose();
        }
    }
}
