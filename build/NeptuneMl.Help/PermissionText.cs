using System.Text.Json;
using NeptuneMl.Help.Cmdlets;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help;

/// <summary>Creates the sentence of a help page with the IAM actions that the operations of a cmdlet require.</summary>
internal sealed class PermissionText
{
    private readonly Dictionary<string, Permission[]> _operations;

    private PermissionText(Dictionary<string, Permission[]> operations) => _operations = operations;

    /// <param name="path">The path of <c>api/permissions.json</c>.</param>
    public static PermissionText Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new PermissionText(document.RootElement.GetProperty("services").EnumerateObject()
            .SelectMany(service => service.Value.EnumerateObject())
            .ToDictionary(operation => operation.Name, operation => operation.Value.EnumerateArray().Select(Permission.Of).ToArray()));
    }

    public bool Includes(string operation) => _operations.ContainsKey(operation);

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="reader">The Get cmdlet with the same noun, whose first operation -Wait calls, or null.</param>
    /// <returns>The sentence; null for a cmdlet that calls no operation itself.</returns>
    public Paragraph? Of(CmdletDescription cmdlet, CmdletDescription? reader)
    {
        string[] operations = [.. cmdlet.Operations.Where(Includes)];
        if (operations.Length == 0) return null;

        string[] always = [.. operations.SelectMany(Always).Distinct()];
        List<string> parts = operations.Length == 1
            ? [List(always)]
            : [.. operations.Select(operation => $"{List(Always(operation))} for {operation}")];
        IEnumerable<Permission> permissions = operations.SelectMany(operation => _operations[operation]);
        foreach (IGrouping<string?, Permission> conditional in permissions.GroupBy(permission => permission.Member))
        {
            if (cmdlet.Parameters.FirstOrDefault(parameter => parameter.IsMember(conditional.Key)) is { } given)
                parts.Add($"with -{given.Name} also {List([.. conditional.Select(permission => permission.Action).Distinct()])}");
        }

        if (cmdlet.Parameters.Any(parameter => parameter.Name == "Wait")
            && reader?.Operations.FirstOrDefault(Includes) is { } read
            && Always(read).Except(always).ToArray() is { Length: > 0 } waiting)
        {
            parts.Add($"with -Wait also {List(waiting)}");
        }

        return new Paragraph($"Required permission{(always.Length == 1 ? "" : "s")}: {string.Join("; ", parts)}.", IsVerbatim: false);
    }

    private string[] Always(string operation) =>
        [.. _operations[operation].Where(permission => permission.Member is null).Select(permission => permission.Action)];

    private static string List(string[] actions) =>
        actions.Length == 1 ? actions[0] : $"{string.Join(", ", actions[..^1])} and {actions[^1]}";

    private sealed record Permission(string Action, string? Member)
    {
        public static Permission Of(JsonElement json) =>
            new(json.GetProperty("action").GetString()!, json.TryGetProperty("member", out JsonElement member) ? member.GetString() : null);
    }
}
