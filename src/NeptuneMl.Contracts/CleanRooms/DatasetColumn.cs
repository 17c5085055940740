namespace NeptuneMl.CleanRooms;

/// <summary>
/// A column of training data and what it means (API: <c>ColumnSchema</c>). A hashtable with these names converts to it:
/// <c>@{ ColumnName = 'user'; ColumnTypes = 'USER_ID' }</c>.
/// </summary>
public sealed class DatasetColumn
{
    /// <summary>The name of the column. Required.</summary>
    public string? ColumnName { get; set; }

    /// <summary>
    /// What it means, of which the API takes one: <c>USER_ID</c>, <c>ITEM_ID</c>, <c>TIMESTAMP</c>, <c>CATEGORICAL_FEATURE</c> or
    /// <c>NUMERICAL_FEATURE</c>. Required.
    /// </summary>
    public string[]? ColumnTypes { get; set; }

    /// <summary>The name of the column and what it means.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{ColumnName}: {string.Join(", ", ColumnTypes ?? [])}";
}
