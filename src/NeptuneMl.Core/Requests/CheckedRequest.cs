using Amazon.Runtime;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Makes a request from what a cmdlet was given, and lets none through that breaks a rule of the API.</summary>
internal static class CheckedRequest
{
    private const string KeyRule = "the key";
    private const string ChoiceRule = "either ";

    /// <param name="request">The request.</param>
    /// <param name="parameterAt">The parameter that a path of the API belongs to.</param>
    /// <param name="region">The Region of the connection, which ARNs of the service must have; null when any will do.</param>
    /// <param name="mayFollow">Which members may still come, so that it is no mistake yet when they are missing; null when none may.</param>
    public static void Check(AmazonWebServiceRequest request, Func<string, string> parameterAt, string? region = null, Func<string, bool>? mayFollow = null)
    {
        RuleViolations found = new(region);
        RequestRules.Check(request, found);
        RuleViolation[] violations = [.. found.Where(violation => violation.Value is not null || mayFollow?.Invoke(violation.Path) != true)];
        if (violations.Length == 0) return;

        string[] sentences = [.. violations.Select(violation => Sentence(violation, parameterAt))];
        string parameter = parameterAt(violations[0].Path);
        throw new NeptuneMLException($"{string.Join("; ", sentences)}.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = parameter,
            RecommendedAction = $"Correct -{parameter} and try again; nothing was sent.",
        };
    }

    // A path that says more than the parameter's name, such as dataChannels[1].channelName or a leaf of a structure, is told as well.
    private static string Sentence(RuleViolation violation, Func<string, string> parameterAt)
    {
        string parameter = parameterAt(violation.Path);
        if (violation.Rule.StartsWith(ChoiceRule, StringComparison.Ordinal)) return Choice(violation.Rule, parameterAt);
        if (violation.Rule.StartsWith(KeyRule, StringComparison.Ordinal))
            return $"-{parameter}: the key{Failures.Shown(violation.Value)}{violation.Rule[KeyRule.Length..]}";
        bool isLeaf = violation.Path.Contains('[', StringComparison.Ordinal) || violation.Path.Contains('.', StringComparison.Ordinal) && parameter != ApiInput.ParameterOf(violation.Path);
        string place = isLeaf ? $" at {violation.Path}" : "";
        return $"-{parameter}{Failures.Shown(violation.Value)}{place} {violation.Rule}";
    }

    // "either a and b, or c must be given": members are the words with a capital in them.
    private static string Choice(string rule, Func<string, string> parameterAt) =>
        string.Join(' ', rule.Split(' ').Select(word => word.Any(char.IsUpper) ? $"-{parameterAt(word.TrimEnd(','))}{(word.EndsWith(',') ? "," : "")}" : word));
}
