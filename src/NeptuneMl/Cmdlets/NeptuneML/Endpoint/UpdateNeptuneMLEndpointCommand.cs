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
    /// <summary>The parameter set of a call that names no model, for an error that says what is missing.</summary>
    private const string WithoutModel = nameof(WithoutModel);

    /// <summary>The id of the endpoint to update.</summary>
    [Parameter(ParameterSetName = ByTrainingJob, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByTransformJob, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = WithoutModel, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? Id { get; set; }

    private protected override string Action => "Update";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == WithoutModel) Report(ModelMissing(), Id);
        else Start("endpoint", InputObject, MLEndpoints.Update, Served);
    }

    // CreateMLEndpoint demands a model of every update, and GetMLEndpoint does not return the one that an endpoint has.
    private NeptuneMLException ModelMissing() => new(
        $"The model of endpoint '{Id}' must be named, also when it stays the same: -MLModelTrainingJobId or -MLModelTransformJobId is missing. Neptune does not report which model an endpoint serves.")
    {
        ErrorId = ErrorIds.InvalidParameter,
        ParameterName = nameof(MLModelTrainingJobId),
        RecommendedAction = "Give -MLModelTrainingJobId or -MLModelTransformJobId, or pipe the completed job. List the training jobs with Get-NeptuneMLTrainingJob.",
    };
}
