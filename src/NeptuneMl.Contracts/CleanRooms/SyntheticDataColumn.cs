namespace NeptuneMl.CleanRooms;

/// <summary>A column of synthetic data (API: <c>SyntheticDataColumnProperties</c>).</summary>
public sealed class SyntheticDataColumn
{
    /// <summary>The name of the column.</summary>
    public string? ColumnName { get; set; }

    /// <summary>The type of the column: <c>CATEGORICAL</c> or <c>NUMERICAL</c>.</summary>
    public string? ColumnType { get; set; }

    /// <summary>Whether the column contains the value that a model predicts.</summary>
    public bool? IsPredictiveValue { get; set; }

    /// <summary>Returns the name and the type of the column.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{ColumnName}: {ColumnType}";
}
