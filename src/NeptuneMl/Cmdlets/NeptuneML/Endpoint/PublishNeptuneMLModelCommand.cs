using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Publishing;
using NeptuneMl.Core.Serving;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Publishes the model of a job to an endpoint without an outage: tests it on another endpoint first, and rolls back when the
/// endpoint fails the test (API: <c>CreateMLEndpoint</c>, <c>GetMLEndpoint</c>, <c>DeleteMLEndpoint</c>).</summary>
[Cmdlet(VerbsData.Publish, "NeptuneMLModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLEndpoint))]
[ApiOperation("CreateMLEndpoint")]
[AdditionalOperation("GetMLEndpoint")]
[AdditionalOperation("DeleteMLEndpoint")]
[AdditionalOperation("GetMLModelTrainingJob")]
[AdditionalOperation("GetMLModelTransformJob")]
[AdditionalPermission("neptune-db:ReadDataViaQuery", nameof(Expect))]
public sealed class PublishNeptuneMLModelCommand : NeptuneMLEndpointCommand
{
    private Expectations? _expectations;
    private string? _running;

    /// <summary>Creates the cmdlet.</summary>
    public PublishNeptuneMLModelCommand() => Calls.StopAdvice = _ => StopAdvice();

    /// <summary>The id of the endpoint, which queries use. It is created if it does not exist.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<MLEndpoint>))]
    [ApiMember<string>("id")]
    public string? EndpointId { get; set; }

    /// <summary>A script block that tests the canary and then the endpoint, which is in <c>$_</c>. The test fails when the block writes
    /// $false or an error.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? Test { get; set; }

    /// <summary>A CSV file of expected predictions, with the columns NodeId or EdgeId, Property and Value; also Tolerance, for numbers, and
    /// TargetLabel, for predicted nodes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Expect { get; set; }

    /// <summary>The most predictions of <see cref="Expect"/> that may differ: 0 to 1,000,000. By default 0.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int MaxMismatches { get; set; }

    /// <summary>The longest time of a query of <see cref="Expect"/>, in milliseconds: 1 to 600,000. The first query is not
    /// measured. By default there is no limit.</summary>
    [Parameter]
    [ValidateRange(1.0, 600_000.0)]
    public double MaxLatencyInMilliseconds { get; set; }

    /// <summary>The id of the endpoint on which the model is tested first. By default that of the endpoint with <c>-canary</c>.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9-]{1,48}$")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? CanaryId { get; set; }

    /// <summary>The id of the training job whose model the endpoint serves now, for a roll-back. By default the one that the journal
    /// has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TrainingJob>))]
    public string? PreviousMLModelTrainingJobId { get; set; }

    /// <summary>The id of the transform job whose model the endpoint serves now, for a roll-back. By default the one that the journal
    /// has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TransformJob>))]
    public string? PreviousMLModelTransformJobId { get; set; }

    /// <summary>Keeps the model before in service, on the canary, instead of deleting the canary.</summary>
    [Parameter]
    public SwitchParameter KeepPrevious { get; set; }

    /// <summary>The folder for the journals, with a folder for each cluster and endpoint. By default <c>NeptuneMl/publications</c> in the
    /// folder for local application data.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    private protected override bool Waits => true;

    private protected override Change<MLEndpoint> Prepare(NeptuneSession session, ApiInput input)
    {
        input.Remove("update");
        return MLEndpoints.PrepareUpdate(session, input);
    }

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        new PublicationStep(PreparePublication(session, input));

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        object? input = Record.Target();
        if (PrepareOrReport(() => PreparePublication(session, ReadInput()), input) is not { } publication) return;
        string target = Printable.Text($"{publication.Update.Kind} '{publication.EndpointId}' {Place}");
        if (!Confirmation.ShouldProcess(this, target, VerbsData.Publish, publication.Update.Preview)) return;
        Calls.Start(input ?? publication.EndpointId, session, async context =>
        {
            MLEndpoint endpoint;
            try
            {
                _running = publication.EndpointId;
                endpoint = await publication.RunAsync(context, Calls.Follow).ConfigureAwait(false);
            }
            finally
            {
                _running = null;
            }

            await context.Log!.WriteAsync(endpoint, context.CancellationToken).ConfigureAwait(false);
        });
    }

    private Publication PreparePublication(ServiceSession session, ApiInput input)
    {
        input.Remove("update");
        if (PreviousMLModelTrainingJobId is not null && PreviousMLModelTransformJobId is not null)
        {
            throw Failures.InvalidParameter(
                nameof(PreviousMLModelTransformJobId), null, $"cannot be combined with -{nameof(PreviousMLModelTrainingJobId)}");
        }

        if (Expect is null && (MaxMismatches > 0 || MaxLatencyInMilliseconds > 0))
        {
            throw Failures.InvalidParameter(
                MaxMismatches > 0 ? nameof(MaxMismatches) : nameof(MaxLatencyInMilliseconds), null, $"requires -{nameof(Expect)}");
        }

        if (Expect is not null) _expectations ??= Expectations.Read(FullPath(Expect, nameof(Expect)), nameof(Expect));
        return new Publication(session, input, new PublicationOptions
        {
            JournalPath = JournalPath is null ? DefaultJournalPath() : FullPath(JournalPath, nameof(JournalPath)),
            CanaryId = CanaryId,
            PreviousTrainingJobId = PreviousMLModelTrainingJobId,
            PreviousTransformJobId = PreviousMLModelTransformJobId,
            KeepsPrevious = KeepPrevious,
            TestAsync = Test is null && _expectations is null ? null : TestAsync,
        });
    }

    private async Task<string?> TestAsync(CallContext context, MLEndpoint endpoint)
    {
        string? reason = _expectations is null
            ? null
            : await _expectations.TestAsync(
                context, endpoint, MaxMismatches, MaxLatencyInMilliseconds > 0 ? MaxLatencyInMilliseconds : null).ConfigureAwait(false);
        return reason is null && Test is { } block
            ? await context.Log!.RunAsync(() => Calls.RunTest(block, endpoint), context.CancellationToken).ConfigureAwait(false)
            : reason;
    }

    private string FullPath(string path, string parameter) =>
        BaseFolder is null ? FilePaths.Full(this, parameter, path) : Path.GetFullPath(path, BaseFolder);

    private static string DefaultJournalPath()
    {
        string folder = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "NeptuneMl", "publications")
            : throw Failures.InvalidParameter(
                nameof(JournalPath), null, "is required, because the user has no folder for application data");
    }

    private string? StopAdvice()
    {
        if (_running is not { } endpoint) return null;
        string line = MyInvocation.Line.Trim();
        return Printable.Text($"The publication to endpoint '{endpoint}' was stopped. To continue, run the same command again: {line}");
    }
}
