using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that reads Neptune ML jobs or endpoints: those named, those piped in, or all.</summary>
/// <typeparam name="TJob">What it reads.</typeparam>
public abstract class NeptuneMLGetCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLGetCommand() { }

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string[]>]
    public string[]? Id { get; set; }

    /// <summary>From the pipeline: ids, results of this kind and copies of them, or objects with the property Id.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>Lists ids only, without reading what is behind them.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter IdOnly { get; set; }

    /// <summary>The most to list: 1 to 1024. By default 1024, the service's maximum.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, 1024)]
    [Alias("MaxItem")]
    [ApiMember<int>]
    public int MaxItems { get; set; } = 1024;

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    private protected void Read(Func<NeptuneSession, NeptuneJobs<TJob>> jobsOf)
    {
        NeptuneJobs<TJob> jobs = jobsOf(SessionOfRecord());
        if (ParameterSetName != "List")
        {
            try
            {
                string? role = Record.GivenOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
                foreach ((string id, TJob? known) in NeptuneMLIds.Of<TJob>(Record, Id)) ReadOne(jobs, id, role, known, known ?? (object)id);
            }
            catch (NeptuneMLException failure)
            {
                Report(failure, Record.Target());
            }

            return;
        }

        IReadOnlyList<string>? ids = Await(null, (stream, cancellationToken) => jobs.ListIdsAsync(MaxItems, NeptuneIamRoleArn, stream, cancellationToken));
        if (ids is null) return;
        if (IdOnly) WriteObject(ids, enumerateCollection: true);
        else foreach (string id in ids) ReadOne(jobs, id, NeptuneIamRoleArn, null, id);
    }

    private void ReadOne(NeptuneJobs<TJob> jobs, string id, string? role, TJob? known, object target) =>
        EnqueueRead(target, (stream, cancellationToken) => jobs.GetAsync(id, role, known, stream, cancellationToken));
}
