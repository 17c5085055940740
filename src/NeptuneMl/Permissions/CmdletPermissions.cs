using System.Reflection;
using NeptuneMl.Core;
using NeptuneMl.Core.Permissions;

namespace NeptuneMl.Permissions;

/// <summary>The permissions that a use of a cmdlet needs: those of the operations that it calls.</summary>
internal static class CmdletPermissions
{
    private const string Wait = nameof(Wait);
    private const string Resume = nameof(Resume);
    private const string RestartFailed = nameof(RestartFailed);
    private const string CollaborationIdentifier = nameof(CollaborationIdentifier);

    /// <summary>Adds the permissions of a use to a policy.</summary>
    public static void AddTo(PolicyDocument policy, CmdletUse use)
    {
        foreach (RequiredPermission permission in OperationsOf(use).Distinct().SelectMany(RequiredPermissions.Of))
        {
            PropertyInfo[] parameters = ParametersFor(use.Cmdlet, permission);
            if (permission.Member is not null && !parameters.Any(parameter => IsUsed(use, parameter))) continue;
            string[] roles = [.. parameters.Select(parameter => use.Arguments?.GetValueOrDefault(parameter.Name)).OfType<string>()];
            policy.Allow(permission.Action, permission.Action == "iam:PassRole" && roles is [string role] ? role : null);
        }

        foreach (AdditionalPermissionAttribute also in use.Cmdlet.GetCustomAttributes<AdditionalPermissionAttribute>())
            if (also.Parameter is null || use.MayHave(also.Parameter)) policy.Allow(also.Action);
    }

    /// <summary>The parameters of a cmdlet that make further permissions necessary.</summary>
    public static IEnumerable<string> ParametersThatNeedMore(Type cmdlet)
    {
        IEnumerable<PropertyInfo> conditional = OperationsOf(new CmdletUse(cmdlet)).SelectMany(RequiredPermissions.Of)
            .Where(permission => permission.Member is not null)
            .SelectMany(permission => ParametersFor(cmdlet, permission))
            .Where(parameter => !IsMandatory(parameter));
        return CmdletTable.ParametersOf(cmdlet).Where(parameter => parameter.Name is Wait or Resume or RestartFailed)
            .Concat(conditional).Select(parameter => parameter.Name)
            .Concat(cmdlet.GetCustomAttributes<AdditionalPermissionAttribute>().Select(also => also.Parameter).OfType<string>())
            .Distinct();
    }

    private static IEnumerable<string> OperationsOf(CmdletUse use)
    {
        string[] own = use.Cmdlet.GetCustomAttribute<ApiOperationAttribute>()?.Operations ?? [];
        IEnumerable<string> called = own.Length > 1 && use is { Piped: not null, Arguments: not null } ? Read(use, own) : own;
        called = called.Concat(use.Cmdlet.GetCustomAttributes<AdditionalOperationAttribute>()
            .Where(also => also.Unless is null || !IsKnown(use, also.Unless)).Select(also => also.Operation))
            .Concat(FoundByName(use));
        if (Resources(CmdletTable.ResultsOf(use.Cmdlet)) is not { Length: > 0 } resources) return called;
        if (CmdletTable.IsWait(use.Cmdlet)) return called.Concat(Polled(use, resources));
        if (HasParameter(use, Wait)) called = called.Concat(resources.Select(resource => resource.ReadOperation(isShared: false)));
        if (HasParameter(use, Resume) || HasParameter(use, RestartFailed))
            called = called.Concat(resources.SelectMany(resource => resource.LookupOperations));
        return called;
    }

    // The lists in which ARNs are found by the names that a script has in their place.
    private static IEnumerable<string> FoundByName(CmdletUse use) => (use.Arguments ?? new Dictionary<string, string?>())
        .Where(argument => argument.Value is { } text && ResourceNames.IsName(text))
        .Select(argument => ResourceName.InCleanRooms.FirstOrDefault(
            resource => resource.Key.Equals(argument.Key, StringComparison.OrdinalIgnoreCase))?.Result)
        .OfType<Type>()
        .Select(result => ResourceTable.Find(result.Name)!.ListOperation(use.MayHave(CollaborationIdentifier)));

    // The operations of a Get cmdlet, which depend on its arguments and on the piped object.
    private static IEnumerable<string> Read(CmdletUse use, string[] own)
    {
        Type result = CmdletTable.ResultsOf(use.Cmdlet)[0];
        if (typeof(NeptuneMLResource).IsAssignableFrom(result))
        {
            bool byId = use.MayHave(nameof(NeptuneMLResource.Id)) || use.Piped!.Count > 0;
            return own.Where(name => name.StartsWith("List", StringComparison.Ordinal) ? !byId : byId || !use.MayHave("IdOnly"));
        }

        if (use.MayHave("AllVersions")) return own.Where(name => name.EndsWith("Versions", StringComparison.Ordinal));
        string key = $"{result.Name}Arn";
        bool readsOne = use.MayHave(key) || use.Piped!.Any(type => type.GetProperty(key) is not null);
        bool lists = !readsOne || use.Piped!.Any(type => type.GetProperty(key) is null);
        bool shared = use.MayHave(CollaborationIdentifier);
        string[] read =
        [
            .. own.Where(name => !name.EndsWith("Versions", StringComparison.Ordinal)
                && (name.StartsWith("Get", StringComparison.Ordinal) ? readsOne : lists)
                && (IsShared(name) ? shared || use.MayBeShared : !shared)),
        ];
        // Where no operation reads one resource of the collaboration, the resource is found in the list.
        return readsOne && (shared || use.MayBeShared) && !read.Any(IsShared)
            ? read.Concat(own.Where(name => IsShared(name) && name.StartsWith("List", StringComparison.Ordinal)))
            : read;
    }

    private static IEnumerable<string> Polled(CmdletUse use, Resource[] resources)
    {
        Resource[] known = use.Piped is null ? [] : Resources(use.Piped);
        Resource[] polled = known.Length > 0 ? [.. resources.Intersect(known)] : resources;
        return polled.SelectMany(resource => use.MayBeShared || use.Piped is null
            ? new[] { resource.ReadOperation(isShared: false), resource.ReadOperation(isShared: true) }
            : [resource.ReadOperation(isShared: false)]);
    }

    private static Resource[] Resources(IEnumerable<Type> results) =>
        [.. results.Select(result => ResourceTable.Find(result.Name)).OfType<Resource>()];

    private static bool IsShared(string operation) => operation.Contains("Collaboration", StringComparison.Ordinal);

    private static bool HasParameter(CmdletUse use, string parameter) =>
        use.MayHave(parameter) && use.Cmdlet.GetProperty(parameter) is not null;

    private static bool IsKnown(CmdletUse use, string parameter) =>
        use.Arguments?.ContainsKey(parameter) == true
        || use.Piped is { Count: > 0 } piped && piped.All(type => type.GetProperty(parameter) is not null);

    private static PropertyInfo[] ParametersFor(Type cmdlet, RequiredPermission permission) => permission.Member is not { } needed
        ? []
        : [.. ParameterMap.MembersOf(cmdlet)
            .Where(member => needed == member.Path || needed.StartsWith(member.Path + ".", StringComparison.Ordinal))
            .Select(member => member.Property)];

    private static bool IsUsed(CmdletUse use, PropertyInfo parameter) =>
        use.MayHaveColumns || use.MayHave(parameter.Name) || IsMandatory(parameter);

    private static bool IsMandatory(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>()
        .Any(use => use.Mandatory && use.ParameterSetName is Parameters or ParameterAttribute.AllParameterSets);
}
