namespace NeptuneMl.Emulator.Neptune;

/// <summary>The roles of the cluster, which requests may use. The errors are those that AWS documents for missing and unusable
/// roles.</summary>
/// <param name="roles">The ARNs of the roles; null when every role is accepted.</param>
internal sealed class ClusterRoles(IReadOnlyList<string>? roles)
{
    private const string Member = "neptuneIamRoleArn";

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
