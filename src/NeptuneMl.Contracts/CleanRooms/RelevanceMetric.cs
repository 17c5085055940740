using System.Globalization;

namespace NeptuneMl.CleanRooms;

/// <summary>How alike an audience of one size is to the seed (API: <c>RelevanceMetric</c>).</summary>
public sealed class RelevanceMetric
{
    /// <summary>How the size is given: <c>ABSOLUTE</c>, a number of users, or <c>PERCENTAGE</c> (API: <c>audienceSize.type</c>).</summary>
    [From("AudienceSize.Type")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The size: users or percent (API: <c>audienceSize.value</c>).</summary>
    [From("AudienceSize.Value")]
    public int? AudienceSizeValue { get; set; }

    /// <summary>The relevance: 0 to 10.</summary>
    public double? Score { get; set; }

    /// <summary>The size and the relevance.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString()
    {
        string unit = AudienceSizeType == "PERCENTAGE" ? "%" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{AudienceSizeValue}{unit}: {Score}");
    }
}
