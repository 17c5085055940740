namespace NeptuneMl.Core.Operations;

/// <summary>A member whose value differs between a request and an existing resource.</summary>
/// <param name="Path">The path of the member in the request.</param>
/// <param name="Requested">The requested value, as text.</param>
/// <param name="Existing">The value that the service returns, as text.</param>
internal sealed record Contradiction(string Path, string Requested, string Existing);
