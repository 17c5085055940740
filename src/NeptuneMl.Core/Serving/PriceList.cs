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
        CsvFile file = CsvFile.Read(path, parameter);
        file.Require(Type, Price);
        foreach (CsvRow row in file.Rows)
            list._prices[row.Get(Type).Trim()] = row.FindNumber(Price) ?? throw row.Invalid($"has no {Price}");
        return list;
    }

    /// <summary>The price of an instance an hour, or null when the file does not have it.</summary>
    public double? Find(string instanceType) => _prices.TryGetValue(instanceType, out double price) ? price : null;
}
