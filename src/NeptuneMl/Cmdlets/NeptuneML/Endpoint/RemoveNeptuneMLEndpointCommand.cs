using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Deletes inference endpoints (API: <c>DeleteMLEndpoint</c>).</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "NeptuneMLEndpoint",
    DefaultParameterSetName = "ById",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("DeleteMLEndpoint")]
public sealed class RemoveNeptuneMLEndpointCommand : NeptuneMLStopCommand<MLEndpoint>
{
    // The endpoints of Get-NeptuneMLEndpoint -Unused, for which the cmdlet asks once.
    private readonly List<(UnusedEndpoint Endpoint, string Place, Action Remove)> _unused = [];

    private protected override Resource<MLEndpoint> Resource => MLEndpoints.Resource;

    private protected override WaitGoal Goal => WaitGoal.Deletion;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_unused.Count > 0)
        {
            string list = string.Join("; ", _unused.GroupBy(unused => unused.Place).Select(
                group => $"{Count(group.Count())} {group.Key}: {string.Join(", ", group.Select(unused => unused.Endpoint))}"));
            if (Confirmation.ShouldProcess(this, Printable.Text(list), Resource.Remove!.Action, null))
                foreach ((_, _, Action remove) in _unused) remove();
        }

        base.EndProcessing();
    }

    private protected override void Stop(NeptuneSession session, string id, string? role, bool? clean, MLEndpoint? known)
    {
        if (Confirmation.IsWhatIf(this) || ResultCopy.Restore<UnusedEndpoint>(Record.Value) is not { } unused)
        {
            base.Stop(session, id, role, clean, known);
            return;
        }

        string place = clean == true ? $"and their artifacts in S3 {Place}" : Place;
        _unused.Add((unused, place, () => Stop(session, id, role, clean, known, isConfirmed: true)));
    }

    private static string Count(int endpoints) => endpoints == 1 ? "1 endpoint" : $"{endpoints} endpoints";
}
