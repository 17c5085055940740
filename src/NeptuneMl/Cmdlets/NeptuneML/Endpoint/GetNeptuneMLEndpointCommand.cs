using System.Runtime.CompilerServices;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Serving;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets inference endpoints by id, from the pipeline, or all; or those that are not in use (API: <c>GetMLEndpoint</c>,
/// <c>ListMLEndpoints</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLEndpoint", DefaultParameterSetName = "List")]
[OutputType(typeof(MLEndpoint), typeof(UnusedEndpoint), typeof(string))]
[ApiOperation("GetMLEndpoint", "ListMLEndpoints")]
public sealed class GetNeptuneMLEndpointCommand : NeptuneMLReadCommand<MLEndpoint>
{
    private const string UnusedSet = nameof(Unused);

    // In the order of the ids. The calls run on other threads.
    private readonly List<StrongBox<MLEndpoint?>> _read = [];
    private readonly List<WorkflowEndpoints> _workflows = [];
    private PriceList? _prices;

    /// <summary>Gets only endpoints that have failed, or that the workflows of <see cref="Workflow"/> do not use.</summary>
    [Parameter(ParameterSetName = UnusedSet, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline)]
    public SwitchParameter Unused { get; set; }

    /// <summary>The paths of all workflow files that use endpoints of the cluster; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = UnusedSet)]
    [Parameter(ParameterSetName = Pipeline)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Workflow { get; set; } = [];

    /// <summary>A CSV file with the columns InstanceType and PricePerHour, for the costs.</summary>
    [Parameter(ParameterSetName = UnusedSet)]
    [Parameter(ParameterSetName = Pipeline)]
    [ValidateNotNullOrEmpty]
    public string? PriceFile { get; set; }

    private protected override Resource<MLEndpoint> Resource => MLEndpoints.Resource;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            if (!Unused && (Workflow.Length > 0 || PriceFile is not null))
            {
                throw Failures.InvalidParameter(
                    Workflow.Length > 0 ? nameof(Workflow) : nameof(PriceFile), null, "requires -Unused");
            }

            if (PriceFile is not null)
                _prices = PriceList.Read(FilePaths.Resolve(this, PriceFile, nameof(PriceFile))[0], nameof(PriceFile));
            foreach (string file in Workflow.SelectMany(path => FilePaths.Resolve(this, path, nameof(Workflow))))
                _workflows.Add(Load(file));
        }
        catch (NeptuneMLException failure)
        {
            object? target = failure.ParameterName == nameof(PriceFile) ? PriceFile : Workflow;
            ThrowTerminatingError(ErrorRecords.Create(failure, target));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Unused) return;
        UnusedEndpoints finder = new(_workflows, _prices, DateTimeOffset.UtcNow);
        List<UnusedEndpoint> found =
            [.. _read.Select(box => box.Value).OfType<MLEndpoint>().GroupBy(endpoint => endpoint.Connection)
                .SelectMany(cluster => finder.Find([.. cluster]))];
        int unpriced = _prices is null ? 0 : found.Count(endpoint => endpoint is { CostPerHour: null, Reason: not UnusedReason.Failed });
        if (unpriced > 0)
        {
            WriteWarning(
                $"The costs of {unpriced} endpoints are not known: the price file lacks their instance type, or Neptune has not returned "
                + "it. Pipe what New-NeptuneMLEndpoint returned to this cmdlet to have the instance type.");
        }

        foreach (UnusedEndpoint endpoint in found) Calls.WriteResult(endpoint);
    }

    private protected override void Read(NeptuneSession session, object target, Func<CallContext, Task<MLEndpoint>> read)
    {
        if (!Unused)
        {
            base.Read(session, target, read);
            return;
        }

        StrongBox<MLEndpoint?> box = new();
        _read.Add(box);
        Calls.Start(target, session, async context => box.Value = await read(context).ConfigureAwait(false));
    }

    private WorkflowEndpoints Load(string file)
    {
        Core.Workflows.Workflow workflow = WorkflowFile.LoadValid(file, null, nameof(Workflow));
        WorkflowEndpoints endpoints = new(workflow, warning => WriteWarning(Printable.Text(warning)));
        foreach (string place in endpoints.Unknown)
        {
            WriteWarning(Printable.Text(
                $"{place}: the id is known only when the workflow runs, so no endpoint is reported as in no workflow."));
        }

        return endpoints;
    }
}
