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

    /// <summary>The ids to read. Without it, everything there is.</summary>
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string[] Id { get; set; } = [];

    /// <summary>A result of this kind to read again; what the service does not return is kept.</summary>
    [Parameter(ParameterSetName = "Again", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TJob? InputObject { get; set; }

    /// <summary>Lists ids only, without reading what is behind them.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter IdOnly { get; set; }

    /// <summary>The most to list: 1 to 1024. By default 1024, the service's maximum.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, 1024)]
    [Alias("MaxItem")]
    [ApiMember]
    public int MaxItems { get; set; } = 1024;

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? NeptuneIamRoleArn { get; set; }

    private protected void Read(Func<NeptuneSession, NeptuneJobs<TJob>> jobsOf)
    {
        NeptuneJobs<TJob> jobs = jobsOf(Session());
        string? role = NeptuneIamRoleArn;
        if (InputObject is { } known)
        {
            ReadOne(jobs, known.Id, role, known, known);
            return;
        }

        if (ParameterSetName != "List")
        {
            foreach (string id in Id) ReadOne(jobs, id, role, null, id);
            return;
        }

        IReadOnlyList<string>? ids = Await(null, (stream, cancellationToken) => jobs.ListIdsAsync(MaxItems, role, stream, cancellationToken));
        if (ids is null) return;
        if (IdOnly) WriteObject(ids, enumerateCollection: true);
        else foreach (string id in ids) ReadOne(jobs, id, role, null, id);
    }

    private void ReadOne(NeptuneJobs<TJob> jobs, string id, string? role, TJob? known, object target) =>
        EnqueueRead(target, (stream, cancellationToken) => jobs.GetAsync(id, role, known, stream, cancellationToken));
}
