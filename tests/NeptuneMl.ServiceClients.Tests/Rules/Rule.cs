using Amazon.Runtime;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.ServiceClients.Tests.Rules;

internal static class Rule
{
    public static IReadOnlyList<string> Violations(AmazonWebServiceRequest request) => [.. Broken(request).Select(violation => violation.ToString())];

    public static IReadOnlyCollection<RuleViolation> Broken(AmazonWebServiceRequest request)
    {
        RuleViolations violations = new();
        RequestRules.Check(request, violations);
        return violations;
    }
}
