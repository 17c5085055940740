using System.Globalization;
using System.Text.RegularExpressions;

namespace NeptuneMl.TestKit.Samples;

/// <summary>Texts that keep to their rules, another one for each place.</summary>
internal static partial class SampleText
{
    public const string Uuid = "0a1b2c3d-1111-2222-3333-444455556666";

    // What addresses and JSON have to escape, and a character that takes two UTF-16 units.
    private const string HardToCarry = " é/:+%=\"\\😀&?";

    /// <param name="place">Where the text is to stand; the same place has the same text in every run.</param>
    public static string For(ValueRules rules, string place)
    {
        if (rules.Values is { } values) return values[Number(place) % values.Length];

        string name = string.Concat(place.Where(char.IsAsciiLetterOrDigit));
        string[] candidates = OfPattern(rules.Pattern, name, Number(place)) is { } known ? [known] : [name + HardToCarry, name];
        string text = candidates.FirstOrDefault(rules.Matches) ?? name.ToLowerInvariant();
        if (rules.Max < text.Length) text = text[^(int)rules.Max.Value..];
        return rules.Matches(text) && text.Length >= (rules.Min ?? 0) ? text
            : throw new NotSupportedException($"The text '{text}' for {place} does not keep to {rules.Pattern}, from {rules.Min} to {rules.Max} characters: {nameof(SampleText)} has to learn this pattern.");
    }

    /// <summary>The same number for a place in every run, and rarely the same for two.</summary>
    public static int Number(string place) =>
        (int)(place.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % 1_000_003);

    private static string? OfPattern(string? pattern, string name, int number) => pattern switch
    {
        null => null,
        "[0-9]{12}" => $"{number:d12}",
        "[0-9a-f]+" => string.Concat(Enumerable.Repeat($"{number:x8}", 8)),
        _ when pattern.StartsWith("[0-9a-f]{8}-", StringComparison.Ordinal) => $"{number:x8}{Uuid[8..]}",
        _ when pattern.StartsWith("s3://", StringComparison.Ordinal) => $"s3://bucket/{name}{HardToCarry}",
        _ when pattern.StartsWith(@"ml\.", StringComparison.Ordinal) => $"ml.m5.{number % 48}xlarge",
        _ when Arn().Match(pattern) is { Success: true } arn => Arn(arn, name),
        _ => null,
    };

    // An ARN's pattern spells out its service and the kind of its resource; of several kinds the last one is taken.
    private static string Arn(Match arn, string name)
    {
        string service = arn.Groups["service"].Value is var named && named.StartsWith('[') ? "cleanrooms" : named;
        string region = service == "iam" ? "" : "us-east-1";
        string kind = arn.Groups["kind"].Value.Split('|')[^1].Trim('(', ')');
        string owner = arn.Groups["owner"].Success ? $"membership/{Uuid}/" : "";
        return string.Create(CultureInfo.InvariantCulture, $"arn:aws:{service}:{region}:123456789012:{owner}{kind}/{name}");
    }

    [GeneratedRegex(
        @"^arn:aws(\[-a-z\]\*)?:(?<service>[a-z-]+|\[\\w\]\+):.*:(?<owner>membership/.*/)?(?<kind>[a-z-]+|\(.*\))/(\[[^\]]+\]\+|\.\+)$")]
    private static partial Regex Arn();
}
