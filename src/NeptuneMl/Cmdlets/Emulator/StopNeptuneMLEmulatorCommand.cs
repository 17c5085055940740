namespace NeptuneMl.Cmdlets.Emulator;

/// <summary>Stops the session's emulator and closes its connections.</summary>
[Cmdlet(VerbsLifecycle.Stop, "NeptuneMLEmulator")]
[OutputType(typeof(void))]
public sealed class StopNeptuneMLEmulatorCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SessionDefaults defaults = SessionDefaults.Current;
        if (defaults.Emulator is not { } emulator)
        {
            WriteVerbose("No emulator is running in this session.");
            return;
        }

        defaults.NeptuneML.Remove(emulator.NeptuneMLConnection);
        defaults.CleanRoomsML.Remove(emulator.CleanRoomsMLConnection);
        foreach (ServiceConnection connection in new ServiceConnection[] { emulator.NeptuneMLConnection, emulator.CleanRoomsMLConnection })
        {
            connection.IsClosed = true;
            connection.Session?.Dispose();
        }

        defaults.Emulator = null;
        emulator.Server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
