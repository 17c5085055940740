using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Points an existing inference endpoint at another model (API: <c>CreateMLEndpoint</c> with <c>update</c>).</summary>
// No default parameter set: the binder would hold every table row to it.
[Cmdlet(VerbsData.Update, "NeptuneMLEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
public sealed class UpdateNeptuneMLEndpointCommand : NeptuneMLEndpointCommand
{
    /// <summary>The id of the endpoint to update.</summary>
    [Parameter(ParameterSetName = ByTrainingJob, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByTransformJob, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? Id { get; set; }

    private protected override string Action => "Update";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Start("endpoint", InputObject, MLEndpoints.Update, Served);
}
