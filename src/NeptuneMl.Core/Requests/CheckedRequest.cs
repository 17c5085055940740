using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Validates a request against the rules of the API before it is sent.</summary>
internal static class CheckedRequest
{
    /// <param name="request">The request.</param>
    /// <param name="parameterAt">Returns the parameter of an API path.</param>
    /// <param name="region">The Region of the connection, which ARNs of the service must have; null to accept any Region.</param>
    /// <param name="mayBePiped">
    /// Whether pipeline input may still supply a member, so that a missing one is no error yet; null when no member may.
    /// </param>
    public static void Check(
        AmazonWebServiceRequest request, Func<string, string> parameterAt, string? region = null, Func<string, bool>? mayBePiped = null)
    {
        RuleViolations all = new(region);
        RequestRules.Check(request, all);
        RuleViolation[] violations = [.. all.Where(violation => !violation.IsMissing || mayBePiped?.Invoke(violation.Path) != true)];
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
