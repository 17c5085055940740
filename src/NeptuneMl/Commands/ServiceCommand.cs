using System.Management.Automation;
using System.Reflection;
using NeptuneMl.Binding;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>What every cmdlet that calls a service takes to say which one, and as whom.</summary>
public abstract class ServiceCommand : AsyncCommand
{
    private readonly HashSet<string> _toldColumns = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string>? _given;
    private bool _hasRecord;
    private PSCmdlet? _upstream;

    private protected ServiceCommand() { }

    /// <summary>The address of the service, instead of a connection. For Neptune a host, host:port or URL; port 8182 and https are the defaults.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS Region to sign for, instead of a connection. By default the one in a cluster's name, the profile's, or that of the environment.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [Alias("AWSProfileName", "StoredCredentials")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Credential { get; set; }

    /// <summary>What comes down the pipeline; the InputObject parameter of cmdlets that read it themselves.</summary>
    private protected PSObject? Record
    {
        get;
        set
        {
            // The binder binds the object itself before its properties, and script blocks before that.
            if (!_hasRecord) _given = [.. MyInvocation.BoundParameters.Keys];
            _hasRecord = true;
            field = value;
        }
    }

    /// <summary>Whether there is a record, though it may be null.</summary>
    private protected bool HasRecord => _hasRecord;

    /// <summary>The results that the cmdlet goes on from when they are piped to it.</summary>
    private protected virtual InputSource Source => InputSource.None;

    /// <summary>Names in requests written for other clients that the SDK's model of the operation lacks.</summary>
    private protected virtual string[] MissingInSdk => [];

    /// <summary>Whether a parameter is given on the command line, as a value or a script block, and not by a record.</summary>
    private protected bool IsGiven(string parameter) =>
        MyInvocation.ExpectingInput && _given is not null ? _given.Contains(parameter) : MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The text of a parameter that is given, or else that of the record's column of its name; null for an empty cell.</summary>
    private protected string? GivenOrRow(string parameter, string? bound) =>
        IsGiven(parameter) ? bound
        : !_hasRecord ? ParameterConversion.IsBlank(bound) ? null : bound
        : InputRow.Of(Record)?.Find(parameter) is { } cell ? ScalarConversion.Text(cell, parameter) : null;

    /// <summary>The input of the operation: what is given on the command line, and then what the record says.</summary>
    private protected ApiInput ReadInput()
    {
        if (!_hasRecord) return ParameterMap.Read(this, IsGiven, readsBound: true);
        ApiInput input = ParameterMap.Read(this, IsGiven);
        InputRow? row = InputRow.Of(Record);
        if (Source.AddTo(Record, row, input)) return input;
        if (row is null) throw NotARow();
        Tell(row);
        // The id of another result is its own, and not that of what is made.
        bool isResult = ResultCopy.Live(Record) is NeptuneMLResource;
        ParameterMap.ReadRow(this, row, input, parameter => IsGiven(parameter) || isResult && parameter == "Id");
        return input;
    }

    /// <summary>Checks what is given on the command line before the first record arrives, which may take hours.</summary>
    /// <param name="check">Checks an input.</param>
    private protected void CheckGiven(Action<ApiInput> check)
    {
        ApiInput given = ParameterMap.Read(this, IsGiven);
        // Of results that are known to come it is known what they give; a row may give anything.
        string[]?[] follows = [.. ComingResults().Select(result => Source.MembersOf(result)?.ToArray())];
        given.MayFollow = follows.Length == 0 || follows.Contains(null)
            ? _ => true
            : path => follows.All(members => members!.Contains(path, StringComparer.OrdinalIgnoreCase));
        try
        {
            check(given);
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, null));
        }
    }

    private NeptuneMLException NotARow()
    {
        string source = Source.Kinds is { Length: > 0 } kinds ? $"a result ({kinds}), or " : "";
        return Failures.InvalidParameter(
            "InputObject", Record?.BaseObject as string, $"must be {source}an object, a hashtable or a JSON object with the parameters as its members, not {ScalarConversion.Named(Record!)}");
    }

    private void Tell(InputRow row)
    {
        string[] unknown = [.. row.Names.Where(name => !ParameterMap.Knows(this, name) && !IsParameter(name) && !_toldColumns.Contains(name))];
        _toldColumns.UnionWith(unknown);
        string[] missing = [.. unknown.Intersect(MissingInSdk, StringComparer.OrdinalIgnoreCase)];
        string[] others = [.. unknown.Except(missing)];
        if (missing.Length > 0)
            WriteWarning(Printable.Text($"{string.Join(", ", missing)}: the SDK's model of the operation has no such member, so it is not sent."));
        if (others.Length > 0) WriteVerbose(Printable.Text($"Columns that are no parameters of {MyInvocation.MyCommand.Name}, and not sent: {string.Join(", ", others)}."));
    }

    private bool IsParameter(string name) => MyInvocation.MyCommand.Parameters.Values.Any(parameter =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || parameter.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Notes what is given on the command line, before the binder adds what the records say.</summary>
    protected override void BeginProcessing()
    {
        _given = [.. MyInvocation.BoundParameters.Keys];
        PSCmdlet? before = SessionDefaults.Current.Begun;
        SessionDefaults.Current.Begun = this;
        if (before?.MyInvocation is { } upstream && upstream.PipelinePosition + 1 == MyInvocation.PipelinePosition
            && upstream.PipelineLength == MyInvocation.PipelineLength && upstream.Line == MyInvocation.Line && upstream.ScriptLineNumber == MyInvocation.ScriptLineNumber)
            _upstream = before;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (ReferenceEquals(SessionDefaults.Current.Begun, this)) SessionDefaults.Current.Begun = null;
        base.Dispose(disposing);
    }

    private protected override void BeforeCall() => SessionDefaults.Current.Begun = null;

    // The results that the cmdlet before this one in the pipeline emits, when it is one of the module's.
    private IEnumerable<Type> ComingResults() => _upstream?.GetType().GetCustomAttributes<OutputTypeAttribute>()
        .SelectMany(output => output.Type)
        .Select(output => output.Type)
        .Where(type => type is not null && type != typeof(string)) ?? [];

    /// <summary>The parameters above, for a connection of their own.</summary>
    private protected ConnectionOptions Options() => new()
    {
        EndpointUrl = EndpointUrl,
        Region = Region,
        SessionRegion = SessionVariables.Read(this, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = Given() ?? (ProfileName is null ? SessionVariables.Read(this, SessionVariables.Credentials) : null),
    };

    /// <summary>The parameters above that change a connection for this call, or null when none was given.</summary>
    private protected ConnectionOptions? Changes(bool unsigned = false) => (Region ?? ProfileName ?? (object?)Credential) is null && !unsigned
        ? null
        : new() { Region = Region, ProfileName = ProfileName, Credentials = Given(), Unsigned = unsigned };

    private object? Given() =>
        Credential?.BaseObject is PSCredential keys ? SessionDefaults.Current.CredentialsOf(keys) : Credential?.BaseObject;
}
