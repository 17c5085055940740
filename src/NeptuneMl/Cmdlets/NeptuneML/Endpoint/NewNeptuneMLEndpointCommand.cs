using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using static NeptuneMl.Binding.ParameterSets;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Creates an inference endpoint for a trained or transformed model (API: <c>CreateMLEndpoint</c>).</summary>
[Cmdlet(VerbsCommon.New, "NeptuneMLEndpoint", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
public sealed class NewNeptuneMLEndpointCommand : NeptuneMLEndpointCommand
{
    /// <summary>The id of the new endpoint. By default a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>
    /// Goes on with the endpoint of that <c>-Id</c> when there is one already, instead of creating another; so that a script can be
    /// run again. Without <c>-Id</c>, one that follows from everything else that is asked for.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    private protected override bool Resumes => Resume;

    private protected override string Action => "Create";

    private protected override Change<MLEndpoint> Prepare(NeptuneSession session, ApiInput input) => MLEndpoints.Create(session, input);
}
