namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Tests the connection to Clean Rooms ML by listing trained models of a membership (API: <c>ListTrainedModels</c>) or training
/// datasets of the account (API: <c>ListTrainingDatasets</c>).</summary>
[Cmdlet(VerbsDiagnostic.Test, "CleanRoomsMLConnection")]
[OutputType(typeof(CleanRoomsMLStatus), typeof(bool))]
[ApiOperation("ListTrainedModels", "ListTrainingDatasets")]
public sealed class TestCleanRoomsMLConnectionCommand : CleanRoomsCommand
{
    /// <summary>The membership to read, a lowercase UUID. Default: the membership of the connection, or none (the account is
    /// tested).</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>Returns $true if the service responds without an error, and $false if not. The message of a failure is written with
    /// -Verbose.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        string? membership = MembershipIdentifier ?? Session.Connection.MembershipIdentifier;
        Calls.Test(Session, context => ServiceTest.RunAsync(context, membership), _ => true, Quiet);
    }
}
