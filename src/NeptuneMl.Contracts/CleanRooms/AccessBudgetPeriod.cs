namespace NeptuneMl.CleanRooms;

/// <summary>The access budget of one period (API: <c>AccessBudgetDetails</c>).</summary>
public sealed class AccessBudgetPeriod
{
    /// <summary>The length of the period: <c>CALENDAR_DAY</c>, <c>CALENDAR_WEEK</c>, <c>CALENDAR_MONTH</c> or <c>LIFETIME</c>.</summary>
    public string? BudgetType { get; set; }

    /// <summary>When the period began.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ends, or null for a lifetime.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>How many queries it allows.</summary>
    public int? Budget { get; set; }

    /// <summary>How many of them are left.</summary>
    public int? RemainingBudget { get; set; }

    /// <summary>Whether the next period has a budget of its own: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? AutoRefresh { get; set; }

    /// <summary>What is left of what, and for how long.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{RemainingBudget} of {Budget} ({BudgetType})");
}
