using System.Collections;
using System.Management.Automation;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Binding;

/// <summary>The columns of a row: the properties of an object, the entries of a hashtable, or the members of a JSON text.</summary>
internal sealed class InputRow
{
    private readonly PSObject? _object;
    private readonly IDictionary? _entries;

    private InputRow(PSObject? from, IDictionary? entries) => (_object, _entries) = (from, entries);

    public IEnumerable<string> Names => _object is null ? _entries!.Keys.Cast<object>().Select(key => $"{key}") : _object.Properties.Select(property => property.Name);

    /// <returns>The row, or null for what has no columns: nothing, plain values, lists and files.</returns>
    public static InputRow? Of(object? record) => ParameterConversion.Bare(record) switch
    {
        IDictionary entries => new InputRow(null, entries),
        string text => JsonInput.IsDocument(text) && JsonInput.Parse(text, "InputObject", "InputObject") is IDictionary members ? new InputRow(null, members) : null,
        null or IEnumerable or ValueType or FileSystemInfo or Uri or Version or ScriptBlock or Type => null,
        { } value => new InputRow(PSObject.AsPSObject(value), null),
    };

    /// <summary>The value of a column, or null when the row has no such column or its cell is blank.</summary>
    /// <exception cref="NeptuneMLException">Several columns have the name, in different case, as JSON allows.</exception>
    public object? Find(string name)
    {
        if (_entries?.Keys.Cast<object>().Count(key => name.Equals(key as string, StringComparison.OrdinalIgnoreCase)) > 1)
            throw Failures.InvalidParameter(name, null, "is given twice, with different case");
        object? cell = _object is null ? Entries.ValueOf(_entries!, name) : _object.Properties[name]?.Value;
        return ParameterConversion.IsBlank(cell) ? null : cell;
    }
}
