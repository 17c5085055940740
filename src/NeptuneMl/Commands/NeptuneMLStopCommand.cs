using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that cancels Neptune ML jobs or deletes endpoints.</summary>
/// <typeparam name="TJob">What it stops.</typeparam>
public abstract class NeptuneMLStopCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLStopCommand() { }

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

    /// <summary>Deletes its artifacts in S3 as well. By default they are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter Clean { get; set; }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    private protected override bool ReadsOnly => false;

    private protected void Stop(string kind, string action, Func<NeptuneSession, NeptuneJobs<TJob>> jobsOf)
    {
        NeptuneSession session = SessionOfRecord();
        NeptuneJobs<TJob> jobs = jobsOf(session);
        string? role;
        bool? clean = null;
        IReadOnlyList<(string Id, TJob? Known)> targets;
        try
        {
            role = Record.GivenOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
            if (Record.IsGiven(nameof(Clean))) clean = Clean;
            else if (Record.Row?.Find(nameof(Clean)) is { } cell) clean = ScalarConversion.Flag(ParameterConversion.Bare(cell)!, nameof(Clean));
            targets = [.. NeptuneMLIds.Of<TJob>(Record, Id)];
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
            return;
        }

        foreach ((string id, TJob? known) in targets)
        {
            string artifacts = clean == true ? " and its artifacts in S3" : "";
            if (!Confirmation.IsGiven(this, Printable.Text($"{kind} '{id}'{artifacts} at {session.Connection.EndpointUrl.Authority}"), action)) continue;
            Enqueue(known ?? (object)id, (stream, cancellationToken) => jobs.StopAsync(id, role, clean, stream, cancellationToken));
        }
    }
}
