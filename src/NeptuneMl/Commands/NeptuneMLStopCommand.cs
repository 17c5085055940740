using System.Management.Automation;
using NeptuneMl.Binding;
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
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string[] Id { get; set; } = [];

    /// <summary>A result of this kind.</summary>
    [Parameter(ParameterSetName = "ByObject", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TJob? InputObject { get; set; }

    /// <summary>Deletes its artifacts in S3 as well. By default they are kept.</summary>
    [Parameter]
    [ApiMember]
    public SwitchParameter Clean { get; set; }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? NeptuneIamRoleArn { get; set; }

    private protected override bool ReadsOnly => false;

    private protected void Stop(string kind, string action, Func<NeptuneSession, NeptuneJobs<TJob>> jobsOf)
    {
        NeptuneSession session = Session();
        NeptuneJobs<TJob> jobs = jobsOf(session);
        string? role = NeptuneIamRoleArn;
        bool? clean = MyInvocation.BoundParameters.ContainsKey(nameof(Clean)) ? Clean.ToBool() : null;
        foreach (string id in InputObject is { } job ? [job.Id] : Id)
        {
            string artifacts = clean == true ? " and its artifacts in S3" : "";
            if (!Confirmation.IsGiven(this, Printable.Text($"{kind} '{id}'{artifacts} at {session.Connection.EndpointUrl.Authority}"), action)) continue;
            Enqueue(InputObject ?? (object)id, (stream, cancellationToken) => jobs.StopAsync(id, role, clean, stream, cancellationToken));
        }
    }
}
