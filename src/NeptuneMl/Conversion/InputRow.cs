using System.Collections;
using System.Management.Automation;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Conversion;

/// <summary>The columns of a row: the properties of an object, the entries of a hashtable, or the members of a JSON text.</summary>
internal sealed class InputRow
{
    private readonly PSObject? _object;
    private readonly ILookup<string, object?>? _entries;

    private InputRow(PSObject from) => _object = from;

    // Keys that are no text name nothing. JSON may have two that differ in case only.
    private InputRow(IDictionary entries) =>
        _entries = entries.Cast<DictionaryEntry>().Where(entry => entry.Key is string).ToLookup(entry => (string)entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _entries?.Select(entry => entry.Key) ?? _object!.Properties.Select(property => property.Name);

    /// <returns>The row, or null for what has no columns: nothing, plain values, lists and files.</returns>
    public static InputRow? Of(object? record) => ParameterConversion.Bare(record) switch
    {
        IDictionary entries => new InputRow(entries),
        string text => JsonInput.IsDocument(text) && JsonInput.Parse(text, "InputObject", "InputObject") is IDictionary members ? new InputRow(members) : null,
        null or IEnumerable or ValueType or FileSystemInfo or Uri or Version or ScriptBlock or Type => null,
        { } value => new InputRow(PSObject.AsPSObject(value)),
    };

    /// <summary>The value of a column, or null when the row has no such column or its cell is blank.</summary>
    /// <exception cref="NeptuneMLException">Several columns have the name.</exception>
    public object? Find(string name)
    {
        object? cell = _object is null ? Only(_entries![name], name) : _object.Properties[name]?.Value;
        return ParameterConversion.IsBlank(cell) ? null : cell;
    }

    private static object? Only(IEnumerable<object?> cells, string name)
    {
        object?[] found = [.. cells];
        return found.Length < 2 ? found.FirstOrDefault() : throw Failures.InvalidParameter(name, null, "is given twice, with different case");
    }
}
