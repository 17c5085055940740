namespace NeptuneMl.CleanRooms;

/// <summary>How often a configured table may still be queried (API: <c>AccessBudget</c>).</summary>
public sealed class AccessBudget
{
    /// <summary>The configured table association that the budget is for.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>What is left, all periods together.</summary>
    public int? AggregateRemainingBudget { get; set; }

    /// <summary>The budget of each period, of which there are up to two.</summary>
    public AccessBudgetPeriod[]? Details { get; set; }

    /// <summary>What is left, and of which table.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AggregateRemainingBudget} for {ResourceArn}");
}
