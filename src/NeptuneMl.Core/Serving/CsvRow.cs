namespace NeptuneMl.Core.Serving;

/// <summary>A row of a CSV file.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The number of its line, from 1.</param>
/// <param name="cells">Its cells.</param>
internal sealed class CsvRow(CsvFile file, long line, string[] cells)
{
    /// <summary>The cell of a column; null when the file does not have the column, or the cell is empty.</summary>
    public string? Find(string column) => file.IndexOf(column) is >= 0 and int index && index < cells.Length && cells[index].Length > 0
        ? cells[index]
        : null;

    /// <summary>The cell of a column.</summary>
    /// <exception cref="NeptuneMLException">The cell is empty.</exception>
    public string Get(string column) => Find(column) ?? throw Invalid($"has no {column}");

    /// <summary>A number of 0 or more; null when the cell is empty.</summary>
    /// <exception cref="NeptuneMLException">The cell is not such a number.</exception>
    public double? FindNumber(string column)
    {
        if (Find(column) is not { } cell) return null;
        bool isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber && double.IsFinite(value) && value >= 0
            ? value
            : throw Invalid($"has the {column} '{Printable.Text(cell, 40)}', which must be a number such as 0.23");
    }

    /// <summary>The error of an invalid row.</summary>
    public NeptuneMLException Invalid(string rule) => file.Invalid($"{rule}, in line {line}");
}
