namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that closes connections.</summary>
/// <typeparam name="TConnection">Of which service.</typeparam>
public abstract class DisconnectCommand<TConnection> : PSCmdlet
    where TConnection : ServiceConnection
{
    private protected DisconnectCommand() { }

    /// <summary>The connections to close. By default the session's default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public TConnection[] Connection { get; set; } = [];

    /// <summary>The session's default connection.</summary>
    private protected abstract TConnection? Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TConnection[] meant = Connection.Length > 0 || MyInvocation.ExpectingInput ? Connection : Default is { } standing ? [standing] : [];
        foreach (TConnection connection in meant)
        {
            if (ReferenceEquals(connection, Default)) Default = null;
            if (connection.IsClosed) continue;
            connection.IsClosed = true;
            connection.Session?.Dispose();
        }
    }
}
