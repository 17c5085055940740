using System.Collections;

namespace NeptuneMl.Core.Permissions;

/// <summary>An IAM action that an operation needs.</summary>
/// <param name="Action">The action, such as <c>neptune-db:StartMLModelTrainingJob</c>.</param>
/// <param name="Member">
/// The path of the input member that makes the action necessary, such as <c>tags</c>; for <c>iam:PassRole</c>, the member with the role.
/// Null for an action that every call needs.
/// </param>
internal sealed record RequiredPermission(string Action, string? Member)
{
    /// <summary>Whether a request needs the permission.</summary>
    public bool IsNeededBy(AmazonWebServiceRequest request) => Member is null || ValueIn(request) is not (null or ICollection { Count: 0 });

    /// <summary>The value of <see cref="Member"/> in a request; null when it is not set.</summary>
    public object? ValueIn(AmazonWebServiceRequest request) => Member is null ? null : Members.ValueOf(request, Member);
}
