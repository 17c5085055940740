using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Sdk;

/// <summary>A location in Amazon S3.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key or prefix, without a slash at its end; empty for the whole bucket.</param>
internal sealed partial record S3Uri(string Bucket, string Key)
{
    /// <summary>Reads a location such as <c>s3://bucket/prefix</c>.</summary>
    public static bool TryParse(string location, [NotNullWhen(true)] out S3Uri? uri)
    {
        Match match = Location().Match(location);
        uri = match.Success ? new S3Uri(match.Groups["bucket"].Value, match.Groups["key"].Value.TrimEnd('/')) : null;
        return uri is not null;
    }

    /// <summary>The object or prefix of a name below this location.</summary>
    public S3Uri Below(string name) => this with { Key = Key.Length == 0 ? name : $"{Key}/{name}" };

    public override string ToString() => $"s3://{Bucket}/{Key}";

    [GeneratedRegex(@"\As3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?<key>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Location();
}
