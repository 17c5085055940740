namespace NeptuneMl.StrictServer;

/// <summary>A request that <c>api/</c> does not allow.</summary>
internal sealed class ForbiddenException(string reason) : Exception(reason);
