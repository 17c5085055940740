namespace NeptuneMl.CleanRooms;

/// <summary>A column of training data with its type (API: <c>ColumnSchema</c>). PowerShell converts a hashtable with these names: <c>@{
/// ColumnName = 'user'; ColumnTypes = 'USER_ID' }</c>.</summary>
public sealed class DatasetColumn
{
    /// <summary>The name of the column. Required.</summary>
    public string? ColumnName { get; set; }

    /// <summary>The type of the column, exactly one: <c>USER_ID</c>, <c>ITEM_ID</c>, <c>TIMESTAMP</c>, <c>CATEGORICAL_FEATURE</c> or
    /// <c>NUMERICAL_FEATURE</c>. Required.</summary>
    public string[]? ColumnTypes { get; set; }

    /// <summary>Returns the name and the type of the column.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{ColumnName}: {string.Join(", ", ColumnTypes ?? [])}";
}
