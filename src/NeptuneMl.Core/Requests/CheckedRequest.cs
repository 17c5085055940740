using Amazon.Runtime;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Rejects a request that breaks a rule of the API, before it is sent.</summary>
internal static class CheckedRequest
{
    /// <param name="request">The request.</param>
    /// <param name="parameterAt">The parameter that a path of the API belongs to.</param>
    /// <param name="region">The Region of the connection, which ARNs of the service must have; null when any will do.</param>
    /// <param name="mayFollow">Which members may still come, so that it is no mistake yet when they are missing; null when none may.</param>
    public static void Check(AmazonWebServiceRequest request, Func<string, string> parameterAt, string? region = null, Func<string, bool>? mayFollow = null)
    {
        RuleViolations found = new(region);
        RequestRules.Check(request, found);
        RuleViolation[] violations = [.. found.Where(violation => !violation.IsMissing || mayFollow?.Invoke(violation.Path) != true)];
        if (violations.Length == 0) return;

        string[] sentences = [.. violations.Select(violation => RuleMessage.Of(violation, parameterAt))];
        string parameter = parameterAt(violations[0].Path);
        throw new NeptuneMLException($"{string.Join("; ", sentences)}.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = parameter,
            RecommendedAction = $"Correct -{parameter} and try again; nothing was sent.",
        };
    }
}
