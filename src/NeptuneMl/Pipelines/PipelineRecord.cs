using System.Management.Automation;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Pipelines;

/// <summary>
/// The current pipeline object of a cmdlet, kept apart from the arguments of the command line. The binder binds script blocks first, then
/// the object itself, then its properties; so when the object is set, only arguments and script blocks are bound.
/// </summary>
internal sealed class PipelineRecord
{
    private readonly PSCmdlet _cmdlet;
    private HashSet<string>? _seenColumns;
    private HashSet<string>? _given;
    private InputRow? _row;

    public PipelineRecord(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Whether there is a record, though it may be null.</summary>
    public bool Exists { get; private set; }

    /// <summary>The current record.</summary>
    public PSObject? Value
    {
        get;
        set
        {
            if (!Exists) NoteGiven();
            Exists = true;
            field = value;
            _row = null;
        }
    }

    /// <summary>The columns of the current record, or null when it has none.</summary>
    public InputRow? Row => _row ??= InputRow.Of(Value);

    /// <summary>The address in the copied connection of a copied result, or null when the record is no copy or does not have it.</summary>
    public string? CopiedFrom => Value is { BaseObject: PSCustomObject } copy && copy.Properties["Connection"]?.Value is { } connection
        ? (connection is PSObject part ? part.Properties["EndpointUrl"]?.Value ?? part.BaseObject : connection).ToString()?.Split(' ')[0]
        : null;

    /// <summary>Notes which parameters are given on the command line, before the binder adds what the records have.</summary>
    public void NoteGiven()
    {
        if (_cmdlet.MyInvocation.ExpectingInput) _given = [.. _cmdlet.MyInvocation.BoundParameters.Keys];
    }

    /// <summary>Whether a parameter is given on the command line, as a value or a script block, and not by a record.</summary>
    public bool IsGiven(string parameter) => _given?.Contains(parameter) ?? _cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The text of a parameter that is given, or else that of the record's column of its name; null for an empty cell.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="bound">What the binder bound to it.</param>
    public string? GivenOrColumn(string parameter, string? bound) =>
        IsGiven(parameter) ? bound
        : !Exists ? ParameterConversion.IsBlank(bound) ? null : bound
        : Row?.Find(parameter) is { } cell ? ScalarConversion.Text(cell, parameter) : null;

    /// <summary>The input of the operation: what is given on the command line, and then what the record has.</summary>
    /// <param name="source">The results that the cmdlet continues from.</param>
    /// <param name="missingInSdk">Names in requests written for other clients that the SDK's model of the operation lacks.</param>
    public ApiInput Read(InputSource source, string[] missingInSdk)
    {
        if (!Exists) return ParameterMap.Read(_cmdlet, IsGiven, readsBound: true);
        ApiInput input = ReadGiven();
        object? result = ResultCopy.Live(Value);
        if (result is not null && source.AddTo(result, Row, input)) return input;
        if (Row is not { } row) throw NotARow(source);
        ReportColumns(row, missingInSdk);
        // The id of another result is its own, and not that of the resource to create.
        ParameterMap.ReadRow(_cmdlet, row, input, parameter => IsGiven(parameter) || result is NeptuneMLResource && parameter == nameof(NeptuneMLResource.Id));
        return input;
    }

    /// <summary>The input as far as it is given on the command line.</summary>
    public ApiInput ReadGiven() => ParameterMap.Read(_cmdlet, IsGiven);

    /// <summary>What an error record is about: the record, so that it can be piped again, or the parameters as bound; null for a plain call.</summary>
    public object? Target()
    {
        if (Value is not null) return Value.BaseObject is PSCustomObject ? Value : Value.BaseObject;
        if (!_cmdlet.MyInvocation.ExpectingInput) return null;
        PSObject bound = new();
        foreach ((string name, object value) in _cmdlet.MyInvocation.BoundParameters)
            if (name != "Credential") bound.Properties.Add(new PSNoteProperty(name, value));
        return bound;
    }

    private NeptuneMLException NotARow(InputSource source)
    {
        string results = source.Kinds is { Length: > 0 } kinds ? $"a result ({kinds}), or " : "";
        return Failures.InvalidParameter(
            "InputObject", Value?.BaseObject as string, $"must be {results}an object, a hashtable or a JSON object with the parameters as its members, not {ScalarConversion.Named(Value!)}");
    }

    // Each name once, however many rows have it.
    private void ReportColumns(InputRow row, string[] missingInSdk)
    {
        _seenColumns ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] unknown = [.. row.Names.Where(name => _seenColumns.Add(name) && !ParameterMap.Knows(_cmdlet, name) && !IsParameter(name))];
        if (unknown.Length == 0) return;
        string[] missing = [.. unknown.Intersect(missingInSdk, StringComparer.OrdinalIgnoreCase)];
        string[] others = [.. unknown.Except(missing)];
        if (missing.Length > 0) _cmdlet.WriteWarning(Printable.Text($"Not sent, because the SDK's model of the operation has no such member: {string.Join(", ", missing)}."));
        if (others.Length > 0) _cmdlet.WriteVerbose(Printable.Text($"Not sent, because {_cmdlet.MyInvocation.MyCommand.Name} has no such parameter: {string.Join(", ", others)}."));
    }

    private bool IsParameter(string name) => _cmdlet.MyInvocation.MyCommand.Parameters.Values.Any(parameter =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || parameter.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}
