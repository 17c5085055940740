using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that reads Neptune ML jobs or endpoints by id or pipeline input, or lists all.</summary>
/// <typeparam name="TJob">The result class.</typeparam>
public abstract class NeptuneMLReadCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLReadCommand() { }

    /// <summary>The ids, also with wildcards.</summary>
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string[]>]
    public string[]? Id { get; set; }

    /// <summary>From the pipeline: ids, results of this kind and copies of them, or objects with the property Id.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>Lists ids only, without reading the jobs or endpoints.</summary>
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
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The operations of the resource.</summary>
    private protected abstract Resource<TJob> Resource { get; }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        if (!Record.Exists && Id is null)
        {
            List(session);
            return;
        }

        try
        {
            string? role = Record.ArgumentOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
            foreach ((string id, TJob? known) in NeptuneMLIds.Of<TJob>(Record, Id))
            {
                if (Wildcard.IsPattern(id)) ReadMatching(session, id, role);
                else ReadOne(session, id, role, known);
            }
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
        }
    }

    /// <summary>Starts to read a job or endpoint, and writes it.</summary>
    private protected virtual void Read(NeptuneSession session, object target, Func<CallContext, Task<TJob>> read) =>
        Calls.Read(target, session, read);

    private void List(NeptuneSession session)
    {
        if (ListIds(session, NeptuneIamRoleArn) is not { } ids) return;
        if (IdOnly) WriteObject(ids, enumerateCollection: true);
        else foreach (string id in ids) ReadOne(session, id, NeptuneIamRoleArn, null);
    }

    // Ids have no characters of wildcards.
    private void ReadMatching(NeptuneSession session, string pattern, string? role)
    {
        foreach (string id in ListIds(session, role) ?? [])
            if (Wildcard.IsMatch(pattern, id)) ReadOne(session, id, role, null);
    }

    // Null when the list could not be read, after writing the error.
    private List<string>? ListIds(NeptuneSession session, string? role)
    {
        ResultScope scope = new() { NeptuneIamRoleArn = role, MaxItems = MaxItems };
        return Calls.Await(
            null, session, context => Resource.ListIds!.PrepareFrom(session, scope).ListAsync(context).ToListAsync().AsTask());
    }

    private void ReadOne(NeptuneSession session, string id, string? role, TJob? known) =>
        Read(session, known ?? (object)id, context =>
            Resource.Get!.PrepareFrom(session, new ResultScope { Id = id, NeptuneIamRoleArn = role }).SendAsync(context, known));
}
