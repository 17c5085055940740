namespace NeptuneMl.CleanRooms;

/// <summary>The access budget of one period (API: <c>AccessBudgetDetails</c>).</summary>
public sealed class AccessBudgetPeriod
{
    /// <summary>The length of the period: <c>CALENDAR_DAY</c>, <c>CALENDAR_WEEK</c>, <c>CALENDAR_MONTH</c> or <c>LIFETIME</c>.</summary>
    public string? BudgetType { get; set; }

    /// <summary>The start of the period.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>The end of the period; null for <c>LIFETIME</c>.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The number of accesses that the period allows.</summary>
    public int? Budget { get; set; }

    /// <summary>The number of accesses that remain in the period.</summary>
    public int? RemainingBudget { get; set; }

    /// <summary>Whether the budget is renewed at the start of the next period: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? AutoRefresh { get; set; }

    /// <summary>Returns the remaining budget, the budget and the period type.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{RemainingBudget} of {Budget} ({BudgetType})");
}
