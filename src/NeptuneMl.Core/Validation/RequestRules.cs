namespace NeptuneMl.Core.Validation;

/// <summary>The constraints of both services, checked before a request is sent. One <c>Check</c> for each request class is generated from
/// <c>api/</c>, with the stricter rules of <c>api/documented.json</c> on top; each walks the whole request and reports every violation, not
/// only the first.</summary>
internal static partial class RequestRules
{
    /// <summary>Checks a request of any operation of either service.</summary>
    /// <param name="request">The request.</param>
    /// <param name="violations">Collects the violations.</param>
    public static void Check(AmazonWebServiceRequest request, RuleViolations violations)
    {
        if (CheckNeptunedata(request, violations) || CheckCleanRoomsML(request, violations)) return;
        throw new ArgumentException($"No rules for {request.GetType()}.", nameof(request));
    }
}
