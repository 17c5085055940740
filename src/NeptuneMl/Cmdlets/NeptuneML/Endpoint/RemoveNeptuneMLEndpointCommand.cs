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
    private protected override Resource<MLEndpoint> Resource => MLEndpoints.Resource;

    private protected override WaitGoal Goal => WaitGoal.Deletion;
}
