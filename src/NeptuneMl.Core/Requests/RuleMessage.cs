using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Makes the sentence about a <see cref="RuleViolation"/>.</summary>
internal static class RuleMessage
{
    /// <summary>The whole sentence, without a full stop: <c>-DataChannel 'x y' at dataChannels[1].channelName must match …</c>.</summary>
    /// <param name="violation">The violation.</param>
    /// <param name="parameterAt">Finds the parameter of a path.</param>
    public static string Of(RuleViolation violation, Func<string, string> parameterAt)
    {
        string rule = RuleOf(violation, path => Place(path, null, parameterAt));
        if (violation.Kind == RuleKind.ExactlyOneOf) return rule;
        return violation.IsKey
            ? $"-{parameterAt(violation.Path)}: the key{Failures.Shown(violation.Value)} {rule}"
            : $"{Place(violation.Path, violation.Value, parameterAt)} {rule}";
    }

    /// <summary>The rule as the predicate of a sentence about the member: <c>must be at least 1</c>.</summary>
    /// <param name="violation">The violation.</param>
    /// <param name="nameOf">Names a member by its path.</param>
    public static string RuleOf(RuleViolation violation, Func<string, string> nameOf) => violation.Kind switch
    {
        RuleKind.Required => "is required",
        RuleKind.NotEmpty => "must not be empty",
        RuleKind.Unicode => $"must not contain {TextRule.LoneSurrogate}",
        RuleKind.AllowedValues => $"must be one of {string.Join(", ", violation.Text!.Values)}",
        RuleKind.Pattern => violation.Text!.PatternDescription ?? $"must match the pattern {violation.Text.Pattern}",
        RuleKind.Length => $"must be {AllowedLength(violation.Text!)} long (it has {TextRule.LengthOf((string)violation.Value!)})",
        RuleKind.ReservedPrefix => $"must not start with {violation.Text!.ReservedPrefix} in any case",
        RuleKind.PathSegment => "must not be a relative path segment",
        RuleKind.Region => OtherRegion((string)violation.Value!, violation.Limit!),
        RuleKind.Minimum => string.Create(CultureInfo.InvariantCulture, $"must be at least {violation.Limit}"),
        RuleKind.Maximum => string.Create(CultureInfo.InvariantCulture, $"must be at most {violation.Limit}"),
        RuleKind.MinimumItems => $"must have at least {violation.Limit} items (it has {violation.Count})",
        RuleKind.MaximumItems => $"must have at most {violation.Limit} items (it has {violation.Count})",
        RuleKind.MaximumItemsTogether =>
            $"must have at most {violation.Limit} items together with "
                + $"{string.Join(", ", violation.Members.Skip(1).Select(member => nameOf(member[0])))} (they have {violation.Count})",
        RuleKind.ExactlyOneOf when violation.Members is [[string only]] => $"{nameOf(only)} is required",
        RuleKind.ExactlyOneOf =>
            $"either {string.Join(", or ", violation.Members.Select(group => string.Join(" and ", group.Select(nameOf))))} "
                + "must be given, and only one of these",
        _ => throw new ArgumentOutOfRangeException(nameof(violation)),
    };

    // A path that says more than the parameter, such as dataChannels[1].channelName or a leaf of a structure, follows the value.
    private static string Place(string path, object? value, Func<string, string> parameterAt)
    {
        string parameter = parameterAt(path);
        bool isInside = path.Contains('[', StringComparison.Ordinal)
            || path.Contains('.', StringComparison.Ordinal) && parameter != ApiInput.ParameterOf(path);
        return $"-{parameter}{Failures.Shown(value)}{(isInside ? $" at {path}" : "")}";
    }

    private static string AllowedLength(TextRule rule) => (rule.Min, rule.Max) switch
    {
        (_, int.MaxValue) => $"at least {rule.Min} characters",
        (int min, int max) when min == max => $"{min} characters",
        (0, _) => $"at most {rule.Max} characters",
        _ => $"{rule.Min} to {rule.Max} characters",
    };

    private static string OtherRegion(string arn, object connected)
    {
        string region = arn.Split(':')[3];
        return $"is in Region {region}, but the connection is to Region {connected}; "
            + $"use -Region {region} for this call, or a connection to that Region";
    }
}
