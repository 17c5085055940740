namespace NeptuneMl.ServiceClients.Generator.Permissions;

/// <summary>
/// An IAM action. If <paramref name="Member"/> is not null, the action is required only when the request sets this input member.
/// </summary>
internal sealed record Permission(string Action, string? Member);
