namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Deploys another model or other instances to an existing endpoint (API: <c>CreateMLEndpoint</c> with <c>update</c>).</summary>
[Cmdlet(VerbsData.Update, "NeptuneMLEndpoint", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
public sealed class UpdateNeptuneMLEndpointCommand : NeptuneMLEndpointCommand
{
    /// <summary>The id of the endpoint to update.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>Waits until the endpoint is in service, and writes it only then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The most endpoints of this cmdlet that are unfinished at a time: 1 to 1,000. The next one starts when one ends. By default
    /// there is no limit.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaxInFlight { get; set; }

    private protected override bool Waits => Wait;

    private protected override int MostInFlight => MaxInFlight;

    private protected override InputSource Source => field ??= Job.Or<MLEndpoint>(
        "id", endpoint => endpoint.Id, endpoint =>
        [
            ("mlModelTrainingJobId", endpoint.SourceTrainingJobId), ("mlModelTransformJobId", endpoint.SourceTransformJobId),
            .. InputSource.RolesOf(endpoint),
        ]);

    private protected override Change<MLEndpoint> Prepare(NeptuneSession session, ApiInput input)
    {
        if (input.Find("update") is false)
            throw Failures.InvalidParameter(nameof(Update), false, "must be true; create an endpoint with New-NeptuneMLEndpoint");
        if (input.MayBePiped is not null) return MLEndpoints.PrepareUpdate(session, input);
        return input.Find("mlModelTrainingJobId") is null && input.Find("mlModelTransformJobId") is null
            ? throw ModelMissing(input.Find("id"))
            : MLEndpoints.PrepareUpdate(session, input);
    }

    // CreateMLEndpoint requires a model in every update, but GetMLEndpoint does not return the current model of an endpoint.
    private static NeptuneMLException ModelMissing(object? id) => new(
        $"-MLModelTrainingJobId or -MLModelTransformJobId is required to update endpoint '{id}', even if its model does not change, "
        + "because Neptune does not return the model of an endpoint.")
    {
        ErrorId = ErrorIds.InvalidParameter,
        ParameterName = nameof(MLModelTrainingJobId),
        RecommendedAction = "Specify -MLModelTrainingJobId or -MLModelTransformJobId, or pipe the completed job. "
            + "List the training jobs with Get-NeptuneMLTrainingJob.",
    };
}
