using NeptuneMl.Core.Permissions;
using NeptuneMl.Permissions;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets;

/// <summary>Gets the least IAM policy that allows the calls of cmdlets, scripts or workflows.</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLRequiredPolicy", DefaultParameterSetName = ByName)]
[OutputType(typeof(string))]
public sealed class GetNeptuneMLRequiredPolicyCommand : PSCmdlet
{
    private const string ByName = "Cmdlet";
    private const string ByPath = "Script";

    private readonly List<Type> _cmdlets = [];
    private readonly List<CmdletUse> _steps = [];
    private Dictionary<string, string>? _sessionAliases;
    private ScriptReader? _scripts;

    /// <summary>The names of cmdlets of the module; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ByName, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CmdletNameCompleter))]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>The parameters that are used with the cmdlets; wildcards are allowed. Default: none that needs further permissions.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionParameterCompleter))]
    public string[] Parameter { get; set; } = [];

    /// <summary>The paths of scripts and workflow files, which are parsed and not run; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ByPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The ARNs that limit the permissions: of a cluster's data, memberships, collaborations, roles or S3 locations.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] ResourceArn { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (string arn in ResourceArn)
        {
            if (PolicyDocument.IsResource(arn)) continue;
            ThrowTerminatingError(ErrorRecords.Create(
                Failures.InvalidParameter(
                    nameof(ResourceArn), arn,
                    "must be the ARN of the data of a Neptune cluster (service neptune-db), of a membership or a collaboration "
                    + "(service cleanrooms), of an IAM role, or of an S3 bucket or its objects"),
                arn));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            foreach (string name in Cmdlet) AddCmdlets(name);
            foreach (string path in Path) AddScripts(path);
        }
        catch (NeptuneMLException failure)
        {
            WriteError(ErrorRecords.Create(failure, ParameterSetName == ByPath ? Path : Cmdlet));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        CmdletUse[] uses = [.. _cmdlets.Distinct().Select(ByNameWithParameters), .. _scripts?.Uses() ?? [], .. _steps];
        WarnOfUnknownParameters();
        PolicyDocument policy = new(ResourceArn);
        foreach (CmdletUse use in uses)
        {
            WriteVerbose($"{CmdletTable.NameOf(use.Cmdlet)}: {Described(use)}.");
            CmdletPermissions.AddTo(policy, use);
        }

        if (!policy.IsEmpty) WriteObject(policy.ToJson());
        else if (uses.Length > 0 || _scripts is not null) WriteWarning("No permissions are required: no service is called.");
    }

    private static string Described(CmdletUse use) => use.Arguments switch
    {
        null => "with any parameter",
        { Count: 0 } => "without parameters",
        { Keys: var names } => $"with {string.Join(", ", names.Select(name => $"-{name}"))}",
    };

    private void AddCmdlets(string name)
    {
        string bare = name[(name.LastIndexOf('\\') + 1)..];
        Type[] found = [.. CmdletTable.All.Where(cmdlet => Wildcard.IsMatch(bare, cmdlet.Key)).Select(cmdlet => cmdlet.Value)];
        if (found.Length == 0 && SessionAlias(bare) is { } target && CmdletTable.Find(target) is { } aliased) found = [aliased];
        if (found.Length == 0) throw Failures.InvalidParameter(nameof(Cmdlet), name, "is not a cmdlet of this module");
        _cmdlets.AddRange(found);
    }

    private void AddScripts(string path)
    {
        _scripts ??= new ScriptReader(SessionAlias, WriteWarning);
        foreach (string file in FilePaths.Resolve(this, path))
        {
            if (WorkflowFile.IsOne(file)) _steps.AddRange(WorkflowUses.Of(file));
            else _scripts.Add(file);
        }
    }

    // From the Alias drive: looking a command up could import a module, whose code would run.
    private string? SessionAlias(string name)
    {
        _sessionAliases ??= InvokeProvider.ChildItem.Get("Alias:", recurse: false).Select(item => item.BaseObject).OfType<AliasInfo>()
            .ToDictionary(alias => alias.Name, alias => alias.Definition, StringComparer.OrdinalIgnoreCase);
        return _sessionAliases.GetValueOrDefault(name);
    }

    private CmdletUse ByNameWithParameters(Type cmdlet) => new(cmdlet)
    {
        Arguments = CmdletTable.ParametersOf(cmdlet).Select(parameter => parameter.Name).Where(IsGiven)
            .ToDictionary(name => name, string? (_) => null, StringComparer.OrdinalIgnoreCase),
        Piped = null,
    };

    private bool IsGiven(string parameter) =>
        Parameter.Any(name => Wildcard.IsMatch(name, parameter));

    private void WarnOfUnknownParameters()
    {
        string[] known = [.. _cmdlets.SelectMany(CmdletTable.ParametersOf).Select(parameter => parameter.Name)];
        foreach (string name in Parameter)
        {
            if (!known.Any(parameter => Wildcard.IsMatch(name, parameter)))
                WriteWarning($"None of the cmdlets has a parameter '{name}'.");
        }
    }
}
