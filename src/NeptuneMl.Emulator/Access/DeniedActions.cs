using System.IO.Enumeration;
using System.Reflection;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator.Access;

/// <summary>Denies IAM actions, as if no policy of the caller allowed them. The actions of an operation are those of
/// <c>api/permissions.json</c> that every call of it needs.</summary>
/// <param name="patterns">The denied actions, with <c>*</c> and <c>?</c> as wildcards.</param>
/// <param name="environment">The account.</param>
internal sealed class DeniedActions(IReadOnlyList<string> patterns, EmulatorEnvironment environment)
{
    private static readonly Lazy<Dictionary<string, string[]>> s_actions = new(ReadActions);

    /// <summary>Throws when an action of an operation is denied.</summary>
    public void RequireOperation(string operation)
    {
        if (patterns.Count == 0)
            return;
        foreach (string action in s_actions.Value[operation])
            Require(action, ResourceOf(action));
    }

    /// <summary>Whether an action is denied.</summary>
    public bool IsDenied(string action) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true));

    /// <summary>Throws when an action is denied.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The ARN of the resource.</param>
    public void Require(string action, string resource)
    {
        if (!IsDenied(action))
            return;
        throw new AccessException(
            "AccessDeniedException",
            $"User: arn:aws:sts::{environment.AccountId}:assumed-role/Caller/session is not authorized to perform: {action} "
            + $"on resource: {resource} because no identity-based policy allows the {action} action");
    }

    private string ResourceOf(string action) => action.Split(':')[0] switch
    {
        "neptune-db" => environment.Arn("neptune-db", "cluster-EMULATOR/*"),
        string service => environment.Arn(service, "*"),
    };

    private static Dictionary<string, string[]> ReadActions()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("permissions.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("services").EnumerateObject()
            .SelectMany(service => service.Value.EnumerateObject())
            .ToDictionary(
                operation => operation.Name,
                operation => operation.Value.EnumerateArray().Where(permission => !permission.TryGetProperty("member", out _))
                    .Select(permission => permission.GetProperty("action").GetString()!).ToArray(),
                StringComparer.Ordinal);
    }
}
