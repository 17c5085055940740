using Microsoft.VisualBasic.FileIO;

namespace NeptuneMl.Core.Serving;

/// <summary>A CSV file with a header. The names of columns are compared without case.</summary>
internal sealed class CsvFile
{
    private readonly string _path;
    private readonly string _parameter;
    private readonly List<string> _columns = [];

    private CsvFile(string path, string parameter)
    {
        _path = path;
        _parameter = parameter;
    }

    /// <summary>The rows that are not blank.</summary>
    public List<CsvRow> Rows { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="parameter">The parameter with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The file cannot be read, or is not valid CSV.</exception>
    public static CsvFile Read(string path, string parameter)
    {
        CsvFile file = new(path, parameter);
        try
        {
            using TextFieldParser parser = new(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
            file._columns.AddRange((parser.ReadFields() ?? []).Select(column => column.Trim()));
            while (!parser.EndOfData)
            {
                long line = parser.LineNumber;
                string[] cells = parser.ReadFields() ?? [];
                if (!cells.All(string.IsNullOrWhiteSpace)) file.Rows.Add(new CsvRow(file, line, cells));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw file.Invalid($"cannot be read: {exception.Message.TrimEnd('.')}");
        }
        catch (MalformedLineException exception)
        {
            throw file.Invalid($"is not valid CSV in line {exception.LineNumber}");
        }

        return file;
    }

    /// <summary>Checks that the file has columns.</summary>
    /// <exception cref="NeptuneMLException">A column is missing.</exception>
    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (IndexOf(name) < 0)
                throw Invalid($"has no column {name}; it needs the columns {string.Join(" and ", names.ToArray())}");
        }
    }

    /// <summary>The index of a column; -1 when the file does not have it.</summary>
    public int IndexOf(string name) => _columns.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The error of an invalid file.</summary>
    public NeptuneMLException Invalid(string rule) => Failures.InvalidParameter(_parameter, _path, rule);
}
