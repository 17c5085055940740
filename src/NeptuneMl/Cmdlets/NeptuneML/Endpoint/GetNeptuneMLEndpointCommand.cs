using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads inference endpoints: those named, those piped in, or all (API: <c>GetMLEndpoint</c>, <c>ListMLEndpoints</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLEndpoint", DefaultParameterSetName = "List")]
[OutputType(typeof(MLEndpoint), typeof(string))]
[ApiOperation("GetMLEndpoint", "ListMLEndpoints")]
public sealed class GetNeptuneMLEndpointCommand : NeptuneMLGetCommand<MLEndpoint>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Read(session => new MLEndpoints(session));
}
