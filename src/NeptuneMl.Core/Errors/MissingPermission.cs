using System.Text.RegularExpressions;
using NeptuneMl.Core.Permissions;

namespace NeptuneMl.Core.Errors;

/// <summary>The recommendation after a denied request: the action in the service's message, else the actions that the operation
/// requires.</summary>
internal static partial class MissingPermission
{
    private const string OtherCredentials = "or use credentials that have this permission";

    /// <param name="message">The service's message.</param>
    /// <param name="trace">The call.</param>
    /// <returns>The recommendation.</returns>
    public static string Recommendation(string message, CallTrace? trace)
    {
        if (Denial().Match(message) is { Success: true } denial) return OfDenial(denial);
        IEnumerable<RequiredPermission> needed = trace is null ?
            [] :
            RequiredPermissions.Of(trace.Operation).Where(permission => permission.IsNeededBy(trace.Request));
        string[] actions = [.. needed.Select(permission => permission.Action + ResourceOf(permission, trace!))];
        return actions.Length == 0
            ? "Allow this action, or use other credentials."
            : $"Allow {List(actions)}, {OtherCredentials}.";
    }

    /// <summary>The action and the resource that a message names; null for what it does not name.</summary>
    public static (string? Action, string? Resource) DeniedIn(string message) => Denial().Match(message) is { Success: true } denial
        ? (denial.Groups["action"].Value, denial.Groups["resource"] is { Success: true } resource ? resource.Value : null)
        : (null, null);

    /// <summary>Whether a message names a policy that denies the action, so that allowing the action does not help.</summary>
    public static bool IsExplicitDeny(string message) => Denial().Match(message).Groups["deny"].Success;

    private static string OfDenial(Match denial)
    {
        string action = denial.Groups["action"].Value;
        string from = denial.Groups["denyingPolicy"] is { Success: true } denying ? $" from the {denying.Value}" : "";
        if (denial.Groups["deny"].Success) return $"Remove the explicit deny of {action}{from}.";
        string resource = denial.Groups["resource"] is { Success: true } given ? $" on {given.Value}" : "";
        string policy = denial.Groups["silentPolicy"] is { Success: true } silent ? $" in the {silent.Value}" : "";
        return $"Allow {action}{resource}{policy}, {OtherCredentials}.";
    }

    private static string ResourceOf(RequiredPermission permission, CallTrace trace) => permission.Action switch
    {
        "cleanrooms:PassMembership" => " on the membership",
        "cleanrooms:PassCollaboration" => " on the collaboration",
        "iam:PassRole" => $" on {permission.ValueIn(trace.Request)}",
        _ when permission.Action.StartsWith("neptune-db:", StringComparison.Ordinal) => " on the cluster",
        _ => "",
    };

    private static string List(string[] texts) => texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts[..^1])} and {texts[^1]}";

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html lists the formats of the message.
    [GeneratedRegex(
        @"not authorized to perform:? (?<action>[A-Za-z0-9-]+:[A-Za-z]+)(?: on (?:the )?resource:? (?<resource>\S*[^\s.,]))?"
        + @"(?:.*? with an explicit (?<deny>deny)(?: in an? (?<denyingPolicy>[A-Za-z -]+))?"
        + @"|.*? because no (?<silentPolicy>[A-Za-z -]+?) allows)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
