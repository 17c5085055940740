namespace NeptuneMl.Pipelines;

/// <summary>The current pipeline object of a cmdlet, separate from the arguments of the command line. The parameter binder binds delay-bind
/// script blocks first, then the object itself, then its properties. So when the object is set, only arguments and script blocks are
/// bound.</summary>
internal sealed class PipelineRecord(PSCmdlet cmdlet)
{
    private HashSet<string>? _seenColumns;
    private HashSet<string>? _arguments;
    private InputRow? _row;

    /// <summary>Whether the cmdlet has received a pipeline object, which may be null.</summary>
    public bool Exists { get; private set; }

    /// <summary>The current pipeline object.</summary>
    public PSObject? Value
    {
        get;
        set
        {
            if (!Exists) CaptureArguments();
            Exists = true;
            field = value;
            _row = null;
        }
    }

    /// <summary>The pipeline object as a row, or null when it has no columns.</summary>
    public InputRow? Row => _row ??= InputRow.From(Value);

    /// <summary>The endpoint of the connection in a copy of a result, or null when the object is no copy or has no connection.</summary>
    public string? OriginalEndpoint =>
        Value is { BaseObject: PSCustomObject } copy && copy.Properties["Connection"]?.Value is { } connection
        ? (connection is PSObject nested ? nested.Properties["EndpointUrl"]?.Value ?? nested.BaseObject : connection)
            .ToString()?.Split(' ')[0]
        : null;

    /// <summary>Captures the parameters that are bound on the command line, before the binder binds pipeline input.</summary>
    public void CaptureArguments()
    {
        if (cmdlet.MyInvocation.ExpectingInput) _arguments = [.. cmdlet.MyInvocation.BoundParameters.Keys];
    }

    /// <summary>Whether a parameter is bound on the command line, to a value or a script block, and not by pipeline input.</summary>
    public bool IsArgument(string parameter) =>
        _arguments?.Contains(parameter) ?? cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The argument of a parameter, or else the column of its name in the pipeline object; null for an empty cell.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="bound">The bound value of the parameter.</param>
    public string? ArgumentOrColumn(string parameter, string? bound) =>
        IsArgument(parameter) ? bound
        : !Exists ? ParameterConversion.IsEmpty(bound) ? null : bound
        : Row?.Find(parameter) is { } cell ? ScalarConversion.ToText(cell, parameter) : null;

    /// <summary>
    /// The input of the operation: the arguments of the command line, and the members of the pipeline object that they leave out.
    /// </summary>
    /// <param name="source">The result classes that the cmdlet accepts.</param>
    /// <param name="missingInSdk">Documented members of the request that the SDK's model of the operation lacks.</param>
    public ApiInput Read(InputSource source, string[] missingInSdk)
    {
        if (!Exists) return ParameterMap.Read(cmdlet, IsArgument, readsPiped: true);
        ApiInput input = ReadArguments();
        object? result = ResultCopy.Restore(Value);
        if (result is not null && source.AddTo(result, Row, input)) return input;
        if (Row is not { } row) throw InvalidInputObject(source);
        ReportUnknownColumns(row, missingInSdk);
        // A result of another class: its id is not the id of the new resource.
        ParameterMap.ReadRow(
            cmdlet, row, input,
            parameter => IsArgument(parameter) || result is NeptuneMLResource && parameter == nameof(NeptuneMLResource.Id));
        return input;
    }

    /// <summary>The input of the arguments of the command line only.</summary>
    public ApiInput ReadArguments() => ParameterMap.Read(cmdlet, IsArgument);

    /// <summary>The target object of an error record: the pipeline object, so that a script can pipe it again, or the bound parameters;
    /// null without pipeline input.</summary>
    public object? Target()
    {
        if (Value is not null) return Value.BaseObject is PSCustomObject ? Value : Value.BaseObject;
        if (!cmdlet.MyInvocation.ExpectingInput) return null;
        PSObject bound = new();
        foreach ((string name, object value) in cmdlet.MyInvocation.BoundParameters)
            if (name != "Credential") bound.Properties.Add(new PSNoteProperty(name, value));
        return bound;
    }

    private NeptuneMLException InvalidInputObject(InputSource source)
    {
        string results = source.TypeNames is { Length: > 0 } names ? $"a result ({names}), or " : "";
        return Failures.InvalidParameter(
            "InputObject", Value?.BaseObject as string,
            $"must be {results}an object, a hashtable or a JSON object whose members have the names of the parameters, "
            + $"not {ScalarConversion.Describe(Value)}");
    }

    // Reports each name once, even if many rows have it.
    private void ReportUnknownColumns(InputRow row, string[] missingInSdk)
    {
        _seenColumns ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] unknown =
            [.. row.Names.Where(name => _seenColumns.Add(name) && !ParameterMap.HasColumn(cmdlet, name) && !IsParameter(name))];
        if (unknown.Length == 0) return;
        string[] missing = [.. unknown.Intersect(missingInSdk, StringComparer.OrdinalIgnoreCase)];
        string[] others = [.. unknown.Except(missing)];
        if (missing.Length > 0)
        {
            cmdlet.WriteWarning(Printable.Text(
                $"Columns ignored because the AWS SDK does not support these members of the operation: {string.Join(", ", missing)}."));
        }

        if (others.Length > 0)
        {
            cmdlet.WriteVerbose(Printable.Text(
                $"Columns ignored because {cmdlet.MyInvocation.MyCommand.Name} has no parameters of these names: "
                + $"{string.Join(", ", others)}."));
        }
    }

    private bool IsParameter(string name) => cmdlet.MyInvocation.MyCommand.Parameters.Values.Any(parameter =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || parameter.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}
