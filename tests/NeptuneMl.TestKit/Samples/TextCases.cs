using System.Text;
using System.Text.Json;

namespace NeptuneMl.TestKit.Samples;

/// <summary>Texts on both sides of every rule for a text.</summary>
internal static class TextCases
{
    // Each is rejected by some pattern of the API, and most are accepted by another.
    private static readonly string[] s_probes =
    [
        "http://bucket/x", "s3://", "s3://bucket/two words ", "s3://two words/x", "s3://bucket/a\tb", "arn:aws:iam::12:role/x", "arn:aws:s3:::bucket",
        "arn:aws:iam::123456789012:role/path/x", "arn:aws:iam::123456789012:role/x ", "0A1B2C3D-1111-2222-3333-444455556666", "12345678901a", "a b", "1st", "A--b-",
        "a.b", "a_b", "é", "a\u0001b", "half \ud83d a pair", "ml.new9-x.metal-48xl", "m5.xlarge", "ml.m5", "ml.m5.x large", "ML.m5.xlarge", " ", "",
    ];

    /// <param name="rules">The rules.</param>
    /// <param name="sample">A text that keeps to them.</param>
    /// <param name="required">Whether the text is a member that must be given: then it must not be empty, whatever else it may be.</param>
    public static IEnumerable<(string Rule, string What, string Text, bool IsValid)> Of(ValueRules rules, string sample, bool required) =>
        Candidates(rules, sample).Select(found => found with { IsValid = found.IsValid && !(required && found.Text.Length == 0) });

    /// <summary>Whether a text arrives as it was sent: half of a surrogate pair has no form in UTF-8.</summary>
    public static bool CanTravel(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static IEnumerable<(string Rule, string What, string Text, bool IsValid)> Candidates(ValueRules rules, string sample)
    {
        bool free = rules.Values is null || rules.IsOpen;
        if (rules.Min is { } min)
        {
            string shortest = sample.Length >= min ? sample[..(int)min] : sample;
            if (min <= 1 && rules.Matches("a"[..(int)min])) shortest = "a"[..(int)min];
            if (free && shortest.Length == min && rules.Matches(shortest)) yield return ("length", $"{min} characters", shortest, true);
            if (min > 0) yield return ("length", $"{min - 1} characters", sample[..((int)min - 1)], false);
        }

        if (rules.Max is { } max)
        {
            string longest = sample + new string('a', (int)max - sample.EnumerateRunes().Count());
            if (free && rules.Matches(longest)) yield return ("length", $"{max} characters", longest, true);
            yield return ("length", $"{max + 1} characters", longest + "a", false);
        }

        if (rules.Values is { } values)
        {
            yield return ("values", "a value that is new", "no-such-value", rules.IsOpen && rules.Matches("no-such-value"));
            foreach (string value in values) yield return ("values", $"the value {value}", value, true);
        }

        if (rules.Pattern is not null)
        {
            foreach (string text in s_probes.Append(sample + "\n"))
                yield return ("pattern", $"the text {JsonSerializer.Serialize(text)}", text, free && CanTravel(text) && rules.Allows(text));
        }

        if (rules.NotPrefix is not { } prefix) yield break;
        yield return ("prefix", "a reserved prefix", prefix + "x", false);
        yield return ("prefix", "a reserved prefix in capitals", prefix.ToUpperInvariant() + "x", false);
        yield return ("prefix", "a reserved prefix elsewhere", "x" + prefix, true);
    }
}
