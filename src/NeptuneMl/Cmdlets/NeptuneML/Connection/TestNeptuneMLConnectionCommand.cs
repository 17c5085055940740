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

    private protected override void Process() => Calls.Test(Session, Engine.GetStatusAsync, status => status.IsHealthy, Quiet);
}
