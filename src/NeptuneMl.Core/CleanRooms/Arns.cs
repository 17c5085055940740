using System.Text.RegularExpressions;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Parses ARNs.</summary>
internal static partial class Arns
{
    private const string Marker = ":membership/";

    /// <summary>The membership id in the ARN of a resource, or null when the ARN has none.</summary>
    public static string? MembershipOf(string? arn)
    {
        int start = arn?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (start < 0) return null;
        ReadOnlySpan<char> rest = arn.AsSpan(start + Marker.Length);
        int end = rest.IndexOf('/');
        return end < 0 ? null : rest[..end].ToString();
    }

    /// <summary>Whether a text is the id of a membership.</summary>
    public static bool IsMembership(string text) => MembershipId().IsMatch(text);

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MembershipId();
}
