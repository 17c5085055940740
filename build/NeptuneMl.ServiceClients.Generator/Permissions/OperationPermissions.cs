namespace NeptuneMl.ServiceClients.Generator.Permissions;

/// <summary>The IAM actions that an operation requires, its own action first.</summary>
internal sealed record OperationPermissions(Operation Operation, IReadOnlyList<Permission> Permissions);
