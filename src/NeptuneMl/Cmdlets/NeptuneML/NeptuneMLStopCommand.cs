namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that cancels Neptune ML jobs or deletes endpoints.</summary>
/// <typeparam name="TJob">The result class.</typeparam>
public abstract class NeptuneMLStopCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLStopCommand() => Calls.ReadOnly = false;

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

    /// <summary>The operations of the resource.</summary>
    private protected abstract Resource<TJob> Resource { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        NeptuneSession session = SessionOfRecord();
        try
        {
            string? role = Record.ArgumentOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
            bool? clean = CleanOrNull();
            (string Id, TJob? Known)[] targets = [.. NeptuneMLIds.Of<TJob>(Record, Id)];
            foreach ((string id, TJob? known) in targets) Stop(session, id, role, clean, known ?? (object)id);
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
        }
    }

    private bool? CleanOrNull() => Record.IsArgument(nameof(Clean)) ? Clean
        : Record.Row?.Find(nameof(Clean)) is { } cell ? ScalarConversion.ToBoolean(ParameterConversion.Unwrap(cell)!, nameof(Clean))
        : null;

    private void Stop(NeptuneSession session, string id, string? role, bool? clean, object target)
    {
        string artifacts = clean == true ? " and its artifacts in S3" : "";
        string what = Printable.Text($"{Resource.Kind} '{id}'{artifacts} at {session.Connection.EndpointUrl.Authority}");
        if (!Confirmation.ShouldProcess(this, what, Resource.Remove!.Action)) return;

        ApiInput input = new();
        input.Add("id", nameof(Id), id);
        input.Add("neptuneIamRoleArn", nameof(NeptuneIamRoleArn), role);
        input.Add("clean", nameof(Clean), clean);
        Calls.Start(target, session, context => Resource.Remove.Prepare(session, input).SendAsync(context));
    }
}
