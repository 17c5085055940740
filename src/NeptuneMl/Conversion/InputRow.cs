namespace NeptuneMl.Conversion;

/// <summary>A piped row; its columns are the properties of an object, hashtable entries, or the members of a JSON object.</summary>
internal sealed class InputRow
{
    private readonly PSObject? _object;
    private readonly ILookup<string, object?>? _entries;

    private InputRow(PSObject from) => _object = from;

    // Skips keys that are not strings. A JSON object may have keys that differ only in case.
    private InputRow(IDictionary entries) =>
        _entries = entries.Cast<DictionaryEntry>().Where(entry => entry.Key is string)
            .ToLookup(entry => (string)entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _entries?.Select(entry => entry.Key) ?? _object!.Properties.Select(property => property.Name);

    /// <returns>The row, or null for input without columns: null, scalar values, lists and files.</returns>
    public static InputRow? From(object? input) => ParameterConversion.Unwrap(input) switch
    {
        IDictionary entries => new InputRow(entries),
        string text => JsonInput.IsDocument(text) && JsonInput.Parse(text, "InputObject", "InputObject") is IDictionary members
            ? new InputRow(members)
            : null,
        null or IEnumerable or ValueType or FileSystemInfo or Uri or Version or ScriptBlock or Type => null,
        { } value => new InputRow(PSObject.AsPSObject(value)),
    };

    /// <summary>The value of a column, or null when the row has no such column or its cell is empty.</summary>
    /// <exception cref="NeptuneMLException">Several columns match the name.</exception>
    public object? Find(string name)
    {
        object? cell = _object is null ? SingleOrNull(_entries![name], name) : _object.Properties[name]?.Value;
        return ParameterConversion.IsEmpty(cell) ? null : cell;
    }

    private static object? SingleOrNull(IEnumerable<object?> cells, string name)
    {
        object?[] found = [.. cells];
        return found.Length < 2
            ? found.FirstOrDefault()
            : throw Failures.InvalidParameter(name, null, "is specified twice, by keys that differ only in case");
    }
}
