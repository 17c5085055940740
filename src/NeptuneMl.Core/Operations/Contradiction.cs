namespace NeptuneMl.Core.Operations;

/// <summary>A member that an existing resource has another value of than the request.</summary>
/// <param name="Path">The path of the member in the request.</param>
/// <param name="Requested">The requested value, as text.</param>
/// <param name="Existing">The value that the service shows, as text.</param>
internal sealed record Contradiction(string Path, string Requested, string Existing);
