namespace NeptuneMl.Emulator.Dispatch;

/// <param name="Route">The operation found, or null.</param>
/// <param name="Labels">The decoded values of the path's labels, in their order.</param>
/// <param name="Protocol">Whose path it is, as far as it could be followed.</param>
/// <param name="AllowedMethods">The methods that the path does know, when it is only the method that does not fit.</param>
/// <param name="IsMalformed">Whether the path is not decodable.</param>
internal readonly record struct RouteMatch(
    Route? Route,
    IReadOnlyList<string> Labels,
    ServiceProtocol? Protocol,
    string? AllowedMethods = null,
    bool IsMalformed = false);
