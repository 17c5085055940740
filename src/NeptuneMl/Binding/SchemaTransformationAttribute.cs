using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Binding;

/// <summary>
/// Takes the columns of a table as a hashtable of names and what they mean, as JSON, or as the API writes them: objects with
/// ColumnName and ColumnTypes.
/// </summary>
internal sealed class SchemaTransformationAttribute : StructureTransformationAttribute<DatasetColumn>
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object input = Bare(inputData)!;
        if (input is string text && JsonInput.IsDocument(text)) input = Parsed(text);
        return input is IDictionary columns && !IsColumn(columns) ? columns.Cast<DictionaryEntry>().Select(Column).ToArray() : base.Transform(engineIntrinsics, input);
    }

    private static object Parsed(string text)
    {
        try
        {
            return JsonInput.Parse(text, "schema", "Schema");
        }
        catch (NeptuneMLException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }

    private static bool IsColumn(IDictionary map) => Entries.Has(map, nameof(DatasetColumn.ColumnName));

    private static DatasetColumn Column(DictionaryEntry entry) => new()
    {
        ColumnName = entry.Key.ToString(),
        ColumnTypes = (string[])LanguagePrimitives.ConvertTo(entry.Value ?? Array.Empty<string>(), typeof(string[]), System.Globalization.CultureInfo.InvariantCulture),
    };
}
