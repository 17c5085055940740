namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Tests the connection to a Neptune cluster by reading the status of its engine (API: <c>GetEngineStatus</c>).</summary>
[Cmdlet(VerbsDiagnostic.Test, "NeptuneMLConnection")]
[OutputType(typeof(EngineStatus), typeof(bool))]
[ApiOperation("GetEngineStatus")]
public sealed class TestNeptuneMLConnectionCommand : NeptuneMLCommand
{
    /// <summary>Returns $true if the engine responds and is healthy, and $false if not. The message of a failure is written with
    /// -Verbose.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        NeptuneSession session = Session();
        if (!Quiet)
        {
            Calls.Read(session.Connection, session, Engine.GetStatusAsync);
            return;
        }

        Calls.Start(session.Connection, session, async context =>
        {
            bool healthy = false;
            try
            {
                healthy = (await Engine.GetStatusAsync(context).ConfigureAwait(false)).IsHealthy;
            }
            catch (NeptuneMLException failure)
            {
                context.Log!.Verbose(failure.Message);
            }

            await context.Log!.WriteAsync(healthy, context.CancellationToken).ConfigureAwait(false);
        });
    }
}
