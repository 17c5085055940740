using System.Globalization;

namespace NeptuneMl.CleanRooms;

/// <summary>The relevance of an audience of one size (API: <c>RelevanceMetric</c>).</summary>
public sealed class RelevanceMetric
{
    /// <summary>The unit of the size: <c>ABSOLUTE</c> for a number of users, or <c>PERCENTAGE</c> (API:
    /// <c>audienceSize.type</c>).</summary>
    [From("AudienceSize.Type")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The size of the audience, in users or percent (API: <c>audienceSize.value</c>).</summary>
    [From("AudienceSize.Value")]
    public int? AudienceSizeValue { get; set; }

    /// <summary>The relevance score, 0 to 10.</summary>
    public double? Score { get; set; }

    /// <summary>Returns the size and the relevance score.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString()
    {
        string unit = AudienceSizeType == "PERCENTAGE" ? "%" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{AudienceSizeValue}{unit}: {Score}");
    }
}
