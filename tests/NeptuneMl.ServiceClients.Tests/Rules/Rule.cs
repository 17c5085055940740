using System.Reflection;
using Amazon.Runtime;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.ServiceClients.Tests.Rules;

internal static class Rule
{
    public static IReadOnlyList<string> Violations(AmazonWebServiceRequest request) => [.. Broken(request).Select(violation => violation.ToString())];

    /// <summary>What is wrong with the request, by the overload of <c>RequestRules.Check</c> for its class.</summary>
    public static IReadOnlyCollection<RuleViolation> Broken(AmazonWebServiceRequest request)
    {
        MethodInfo check = typeof(RequestRules).GetMethod(nameof(RequestRules.Check), [request.GetType(), typeof(RuleViolations)])!;
        RuleViolations violations = new();
        check.Invoke(null, [request, violations]);
        return violations;
    }
}
