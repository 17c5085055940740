using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Creates an inference endpoint (API: <c>CreateMLEndpoint</c>).</summary>
[Cmdlet(VerbsCommon.New, "NeptuneMLEndpoint", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
public sealed class NewNeptuneMLEndpointCommand : NeptuneMLEndpointCommand
{
    /// <summary>The id of the new endpoint, which queries use: 1 to 48 letters, digits and hyphens. Default: a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
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

    /// <summary>Adopts an existing endpoint that an earlier run created, instead of creating another one. Without <c>-Id</c> the id is
    /// derived from the request. An endpoint that contradicts the request is the error <c>ResumeMismatch</c>.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Creates the endpoint again if the one of an earlier run failed or was removed, under its id with the number of the attempt:
    /// <c>genres-2</c>. Otherwise adopts the latest attempt. Implies <see cref="Resume"/>.</summary>
    [Parameter]
    public SwitchParameter RestartFailed { get; set; }

    private protected override bool Waits => Wait;

    private protected override int MostInFlight => MaxInFlight;

    private protected override ResumeMode Mode => ModeOf(Resume, RestartFailed);

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix)
    {
        input.Remove("update");
        return StepChange.Create(
            MLEndpoints.Resource, input, prefix, completed => MLEndpoints.Resource.PrepareCreate(session, completed),
            completed => MLEndpoints.PrepareUpdate(session, completed));
    }

    private protected override Change<MLEndpoint> Prepare(NeptuneSession session, ApiInput input) =>
        input.Find("update") is true ? MLEndpoints.PrepareUpdate(session, input) : MLEndpoints.Resource.PrepareCreate(session, input);
}
