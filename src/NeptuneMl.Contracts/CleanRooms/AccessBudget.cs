namespace NeptuneMl.CleanRooms;

/// <summary>The access budget of a configured table: how many more queries may read it (API: <c>AccessBudget</c>).</summary>
public sealed class AccessBudget
{
    /// <summary>The ARN of the configured table association.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The number of accesses that remain, over all periods.</summary>
    public int? AggregateRemainingBudget { get; set; }

    /// <summary>The budget of each period, at most two.</summary>
    public AccessBudgetPeriod[]? Details { get; set; }

    /// <summary>Returns the remaining budget and the table.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AggregateRemainingBudget} for {ResourceArn}");
}
