using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Creates an inference endpoint for a trained or transformed model (API: <c>CreateMLEndpoint</c>).</summary>
// No default parameter set: the binder would hold every table row to it.
[Cmdlet(VerbsCommon.New, "NeptuneMLEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
public sealed class NewNeptuneMLEndpointCommand : NeptuneMLEndpointCommand
{
    /// <summary>The id of the new endpoint. By default a new UUID.</summary>
    [Parameter(ParameterSetName = ByTrainingJob, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByTransformJob, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob)]
    [ApiMember]
    public string? Id { get; set; }

    /// <summary>
    /// Goes on with the endpoint of that <c>-Id</c> when there is one already, instead of creating another; so that a script can be
    /// run again. Without <c>-Id</c>, one that follows from everything else that is asked for.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    private protected override bool Resumes => Resume;

    private protected override string Action => "Create";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Start("endpoint", InputObject, MLEndpoints.Create, Served);
}
