namespace NeptuneMl.Core.Validation;

/// <summary>
/// What the services demand of a request, checked before it leaves. There is one <c>Check</c> for each request class,
/// generated from <c>api/</c> with the stricter rules of <c>api/documented.json</c> on top; each walks the whole request
/// and reports every violation, not only the first.
/// </summary>
internal static partial class RequestRules;
