using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Deletes inference endpoints (API: <c>DeleteMLEndpoint</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "NeptuneMLEndpoint", DefaultParameterSetName = "ById", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("DeleteMLEndpoint")]
public sealed class RemoveNeptuneMLEndpointCommand : NeptuneMLStopCommand<MLEndpoint>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Stop("endpoint", "Delete", session => new MLEndpoints(session));
}
