namespace NeptuneMl.Core.Permissions;

/// <summary>The IAM permissions that the caller of an operation needs; generated from <c>api/permissions.json</c>.</summary>
internal static partial class RequiredPermissions
{
    /// <param name="operation">The operation, such as <c>CreateTrainedModel</c>.</param>
    /// <returns>Its permissions, the operation's own action first; empty for an operation that neither service has.</returns>
    public static IReadOnlyList<RequiredPermission> Of(string operation) => OfNeptunedata(operation) ?? OfCleanRoomsML(operation) ?? [];
}
