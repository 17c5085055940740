using Amazon.Runtime;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.ServiceClients.Tests.Rules;

internal static class Rule
{
    public static IReadOnlyList<string> Violations(AmazonWebServiceRequest request) =>
        [.. Broken(request).Select(violation => Text(violation))];

    public static IReadOnlyCollection<RuleViolation> Broken(AmazonWebServiceRequest request)
    {
        RuleViolations violations = new();
        RequestRules.Check(request, violations);
        return violations;
    }

    private static string Text(RuleViolation violation) =>
        $"{violation.Path}: {(violation.IsKey ? "the key " : "")}{RuleMessage.RuleOf(violation, path => path)}";
}
