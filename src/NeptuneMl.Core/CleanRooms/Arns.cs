namespace NeptuneMl.Core.CleanRooms;

/// <summary>Reads what an ARN says.</summary>
internal static class Arns
{
    private const string Marker = ":membership/";

    /// <summary>The membership in the ARN of one of its resources, or null when it has none.</summary>
    public static string? MembershipOf(string? arn)
    {
        int start = arn?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (start < 0) return null;
        ReadOnlySpan<char> rest = arn.AsSpan(start + Marker.Length);
        int end = rest.IndexOf('/');
        return end < 0 ? null : rest[..end].ToString();
    }
}
