namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The access budgets of the tables of a collaboration. Every table has a budget for its lifetime and one for each calendar month.
/// Every input channel that reads the table uses one access of each. The emulator does not enforce the budgets.</summary>
internal sealed class AccessBudgets(EmulatorEnvironment environment)
{
    private const int Lifetime = 1000;
    private const int Monthly = 100;

    private readonly DateTimeOffset _openedAt = environment.Now;
    private readonly Dictionary<(string MembershipId, string Table), List<DateTimeOffset>> _uses = [];

    public void UseOne(string membershipId, IEnumerable<string> tables)
    {
        lock (_uses)
        {
            foreach (string table in tables)
            {
                if (!_uses.TryGetValue((membershipId, table), out List<DateTimeOffset>? uses))
                    _uses.Add((membershipId, table), uses = []);
                uses.Add(environment.Now);
            }
        }
    }

    public void Write(Utf8JsonWriter output, string member, string membershipId, IEnumerable<string> tables, DateTimeOffset now)
    {
        output.WriteStartObject(member);
        output.WriteStartArray("accessBudgets");
        foreach (string table in tables)
            WriteTable(output, membershipId, table, now);
        output.WriteEndArray();
        output.WriteEndObject();
    }

    private void WriteTable(Utf8JsonWriter output, string membershipId, string table, DateTimeOffset now)
    {
        DateTimeOffset month = new(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        int remainingInLifetime = Math.Max(0, Lifetime - CountUses(membershipId, table, DateTimeOffset.MinValue));
        int remainingInMonth = Math.Max(0, Monthly - CountUses(membershipId, table, month));
        output.WriteStartObject();
        output.WriteString("resourceArn", environment.Arn(
            "cleanrooms", $"membership/{membershipId}/configuredtableassociation/{Derived.Id($"association of {table}")}"));
        output.WriteStartArray("details");
        WriteBudget(output, "LIFETIME", _openedAt, null, Lifetime, remainingInLifetime);
        WriteBudget(output, "CALENDAR_MONTH", month, month.AddMonths(1), Monthly, remainingInMonth);
        output.WriteEndArray();
        output.WriteNumber("aggregateRemainingBudget", Math.Min(remainingInLifetime, remainingInMonth));
        output.WriteEndObject();
    }

    private static void WriteBudget(
        Utf8JsonWriter output, string type, DateTimeOffset start, DateTimeOffset? end, int budget, int remaining)
    {
        output.WriteStartObject();
        output.WriteTime("startTime", start);
        if (end is { } time)
            output.WriteTime("endTime", time);
        output.WriteNumber("remainingBudget", remaining);
        output.WriteNumber("budget", budget);
        output.WriteString("budgetType", type);
        output.WriteString("autoRefresh", end is null ? "DISABLED" : "ENABLED");
        output.WriteEndObject();
    }

    private int CountUses(string membershipId, string table, DateTimeOffset since)
    {
        lock (_uses)
            return _uses.TryGetValue((membershipId, table), out List<DateTimeOffset>? uses) ? uses.Count(use => use >= since) : 0;
    }
}
