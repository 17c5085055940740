using NeptuneMl.ServiceClients.Generator.Api;

namespace NeptuneMl.ServiceClients.Generator.Permissions;

/// <summary>The IAM actions that a caller of an operation must be allowed, the operation's own first.</summary>
internal sealed record OperationPermissions(Operation Operation, IReadOnlyList<Permission> Permissions);

/// <summary>An IAM action; <paramref name="Member"/> is the path of the input member without which it is not needed.</summary>
internal sealed record Permission(string Action, string? Member);
