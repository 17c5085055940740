namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>The error properties of a structure: its HTTP status, and whether the service declares it retryable.</summary>
internal sealed record ErrorTrait(int Status, bool Retryable, bool Throttling);
