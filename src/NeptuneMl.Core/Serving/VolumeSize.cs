using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads an estimated disk space as a volume size.</summary>
internal static partial class VolumeSize
{
    /// <summary>The size that lets Neptune ML choose the volume by the recommendation of the data processing job.</summary>
    public const int Recommended = 0;

    private const string Units = "BKMGT";

    /// <summary>The size in GB, rounded up. AWS documents no unit for the number in the file, so a number without one is
    /// <see cref="Recommended"/>.</summary>
    /// <param name="diskSize">The text in the file, such as <c>40 GB</c> or <c>8589934592</c>; null when the file has none.</param>
    public static int? InGB(string? diskSize)
    {
        if (diskSize is null) return null;
        Match match = Size().Match(diskSize);
        if (!match.Success) return Recommended;
        double bytes = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
            * Math.Pow(1024, Units.IndexOf(char.ToUpperInvariant(match.Groups["unit"].Value[0]), StringComparison.Ordinal));
        double size = Math.Ceiling(bytes / Math.Pow(1024, 3));
        return size is >= 1 and <= int.MaxValue ? (int)size : Recommended;
    }

    [GeneratedRegex(
        @"\A\s*(?<number>[0-9]+(?:\.[0-9]+)?)\s*(?<unit>[KMGT]i?B|B|[KMGT])\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
