namespace NeptuneMl.Emulator.Dispatch;

/// <param name="Route">The operation that matches, or null.</param>
/// <param name="Labels">The decoded values of the path labels, in the order of the path.</param>
/// <param name="Protocol">The service that the matched part of the path belongs to, or null.</param>
/// <param name="AllowedMethods">The methods that the path supports, when the path matches and the method does not; otherwise null.</param>
/// <param name="IsMalformed">Whether the path cannot be decoded.</param>
internal readonly record struct RouteMatch(
    Route? Route,
    IReadOnlyList<string> Labels,
    ServiceProtocol? Protocol,
    string? AllowedMethods = null,
    bool IsMalformed = false);
