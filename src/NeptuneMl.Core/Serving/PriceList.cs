using Microsoft.VisualBasic.FileIO;

namespace NeptuneMl.Core.Serving;

/// <summary>Prices of instances an hour.</summary>
internal sealed class PriceList
{
    private const string Type = "InstanceType";
    private const string Price = "PricePerHour";

    private readonly Dictionary<string, double> _prices = new(StringComparer.OrdinalIgnoreCase);

    private PriceList()
    {
    }

    /// <summary>Reads a CSV file with the columns InstanceType and PricePerHour. Other columns are ignored.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="parameter">The parameter with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The file cannot be read, lacks a column, or has a price that is not a number.</exception>
    public static PriceList Read(string path, string parameter)
    {
        PriceList list = new();
        try
        {
            using TextFieldParser file = new(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
            string[] header = file.ReadFields() ?? [];
            int type = Column(header, Type);
            int price = Column(header, Price);
            while (!file.EndOfData)
            {
                long line = file.LineNumber;
                string[] row = file.ReadFields() ?? [];
                if (row.All(string.IsNullOrWhiteSpace)) continue;
                if (row.Length <= Math.Max(type, price)) throw Invalid($"has too few values in line {line}");
                bool isPrice = double.TryParse(row[price], NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
                if (!isPrice || !double.IsFinite(value) || value < 0)
                    throw Invalid($"has the price '{Printable.Text(row[price], 40)}' in line {line}, which must be a number such as 0.23");
                list._prices[row[type]] = value;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"cannot be read: {exception.Message.TrimEnd('.')}");
        }
        catch (MalformedLineException exception)
        {
            throw Invalid($"is not valid CSV in line {exception.LineNumber}");
        }

        return list;

        int Column(string[] header, string name)
        {
            int index = Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
            return index >= 0 ? index : throw Invalid($"has no column {name}; it needs the columns {Type} and {Price}");
        }

        NeptuneMLException Invalid(string rule) => Failures.InvalidParameter(parameter, path, rule);
    }

    /// <summary>The price of an instance an hour, or null when the file does not have it.</summary>
    public double? Find(string instanceType) => _prices.TryGetValue(instanceType, out double price) ? price : null;
}
