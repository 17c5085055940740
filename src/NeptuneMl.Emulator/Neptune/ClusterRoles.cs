using NeptuneMl.Emulator.Gremlin;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The roles of the cluster, which requests may use. The errors are those that AWS documents for missing and unusable
/// roles.</summary>
/// <param name="roles">The ARNs of the roles; null when every role is accepted.</param>
internal sealed class ClusterRoles(IReadOnlyList<string>? roles)
{
    private const string Member = "neptuneIamRoleArn";

    /// <summary>The role under which the cluster invokes an endpoint: the one of the query, or the cluster parameter
    /// <c>neptune_ml_iam_role</c>, which is the first role of the cluster.</summary>
    public string RoleOf(string? role, EmulatorEnvironment environment)
    {
        if (roles is null)
            return role ?? $"arn:aws:iam::{environment.AccountId}:role/NeptuneML";
        if (role is not null && !roles.Contains(role))
            throw NeptuneMLErrors.UnusableRole(role);
        return role ?? (roles.Count > 0 ? roles[0] : throw NeptuneMLErrors.NoRole);
    }

    /// <summary>Throws when a request names a role that the cluster does not have, or no role when the cluster has none.</summary>
    public void Require(OperationInput input)
    {
        if (roles is null || !input.Operation.Takes(Member))
            return;
        if (input.Text(Member) is { } role)
        {
            if (!roles.Contains(role))
                throw NeptuneErrors.BadRequest($"Unable to load credentials for role: {role}.");
        }
        else if (roles.Count == 0)
        {
            throw NeptuneErrors.MissingParameter(
                "Required credentials are missing. Please add IAM role to the cluster or pass as a parameter to this request.");
        }
    }
}
