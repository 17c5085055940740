using System.Text.RegularExpressions;

namespace NeptuneMl.ServiceClients.Generator.Permissions;

/// <summary>Parses the permissions of one service; rejects operations and members that its API does not have.</summary>
internal static class PermissionsReader
{
    private static readonly Regex Action = new("^[a-z-]+:[A-Za-z]+$");

    /// <exception cref="JsonFormatException">The text is malformed, or an operation or member does not exist in the API.</exception>
    public static IReadOnlyList<OperationPermissions> Read(string text, ServiceApi api)
    {
        JsonValue root = JsonReader.Parse(text);
        root.Allow("sources", "services");
        JsonValue sources = root.Member("sources", JsonKind.Object);
        JsonValue service = root.Member("services", JsonKind.Object).Member(api.Id, JsonKind.Object);
        service.Allow([.. api.Operations.Select(operation => operation.Name)]);
        return [.. api.Operations.Select(operation => ReadOperation(service.Member(operation.Name, JsonKind.Array), operation, sources))];
    }

    private static OperationPermissions ReadOperation(JsonValue json, Operation operation, JsonValue sources)
    {
        Permission[] permissions = [.. json.Items.Select(item => ReadPermission(item, operation, sources))];
        return permissions.Length > 0 && permissions[0].Member is null
            ? new OperationPermissions(operation, permissions)
            : throw new JsonFormatException($"the first permission of {operation.Name} must be required for every call", json.Position);
    }

    private static Permission ReadPermission(JsonValue json, Operation operation, JsonValue sources)
    {
        json.Allow("action", "member", "source", "confirmed");
        sources.RequiredText(json.RequiredText("source"));
        string action = json.RequiredText("action");
        if (!Action.IsMatch(action))
            throw new JsonFormatException($"'{action}' is not an IAM action", json.Position);

        string? member = json.Find("member")?.Text;
        if (member is not null && !Exists(operation.Input, member.Split('.')))
            throw new JsonFormatException($"the input of {operation.Name} has no member '{member}'", json.Position);

        return new Permission(action, member);
    }

    private static bool Exists(Shape? structure, IEnumerable<string> path)
    {
        foreach (string name in path)
        {
            Member? member = structure?.Members.FirstOrDefault(candidate => candidate.Name == name);
            if (member is null)
                return false;

            structure = member.Shape;
        }

        return true;
    }
}
