namespace NeptuneMl.ServiceClients.Generator.Permissions;

/// <summary>Emits a switch over the operations of a service that returns the permissions of each.</summary>
internal static class PermissionsEmitter
{
    public static string Emit(ServiceApi api, IReadOnlyList<OperationPermissions> operations)
    {
        CodeWriter code = new();
        using (code.Block("namespace NeptuneMl.Core.Permissions"))
        using (code.Block("internal static partial class RequiredPermissions"))
        using (code.Block($"private static RequiredPermission[] Of{api.Name}(string operation)"))
        {
            using (code.Block("switch (operation)"))
            {
                foreach (OperationPermissions found in operations)
                {
                    string permissions = string.Join(", ", found.Permissions.Select(Literal));
                    code.Line($"case {Names.Literal(found.Operation.Name)}: return [{permissions}];");
                }
            }

            code.Line("return null;");
        }

        return code.ToString();
    }

    private static string Literal(Permission permission) =>
        $"new({Names.Literal(permission.Action)}, {(permission.Member is null ? "null" : Names.Literal(permission.Member))})";
}
