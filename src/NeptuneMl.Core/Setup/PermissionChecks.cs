using NeptuneMl.Core.Permissions;

namespace NeptuneMl.Core.Setup;

/// <summary>Checks whether the caller may read, with one call for each operation.</summary>
/// <param name="run">Runs the checks.</param>
internal sealed class PermissionChecks(SetupRun run)
{
    /// <summary>Adds the check of one operation.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="after">The checks that must have passed.</param>
    public Task<CompletedCheck> Add(string operation, Func<CallContext, Task> call, params Task<CompletedCheck>[] after)
    {
        string action = RequiredPermissions.Of(operation)[0].Action;
        return run.Add(NameOf(action), () => FindAsync(operation, action, call), after);
    }

    /// <summary>Adds the check of one operation that uses what another check found.</summary>
    public Task<CompletedCheck> AddBehind(
        Task<CompletedCheck> behind, string operation, Func<CallContext, Task> call, params Task<CompletedCheck>[] after)
    {
        string action = RequiredPermissions.Of(operation)[0].Action;
        return run.AddBehind([behind], NameOf(action), () => FindAsync(operation, action, call), after);
    }

    // Without the service, which is the same for all: "Permission ListMLEndpoints".
    private static string NameOf(string action) => $"Permission {action.Split(':')[^1]}";

    private async Task<Finding> FindAsync(string operation, string action, Func<CallContext, Task> call)
    {
        if (run.Context.Session.Credentials is AnonymousAWSCredentials) return Finding.NotApplicable("Requests are not signed.");
        try
        {
            await call(run.Context).ConfigureAwait(false);
            return Finding.Passed($"{action} is allowed.");
        }
        catch (NeptuneMLException failure) when (ConnectionChecks.IsPermissionMissing(failure))
        {
            return Finding.Failed(failure.Message, Statement(operation, failure));
        }
        // The request was authorized, and failed for another reason, such as an id that does not exist.
        catch (NeptuneMLException failure) when (failure.HttpStatus is 400 or 404 or 409)
        {
            return Finding.Passed($"{action} is allowed.");
        }
        catch (NeptuneMLException failure)
        {
            return Finding.Warning($"The permission could not be checked: {failure.Message}", failure.RecommendedAction);
        }
    }

    private static string? Statement(string operation, NeptuneMLException failure)
    {
        if (MissingPermission.IsExplicitDeny(failure.Message)) return failure.RecommendedAction;
        (string? action, string? resource) = MissingPermission.DeniedIn(failure.Message);
        return PolicyDocument.Statement(
            action is not null
                ? [action]
                : [.. RequiredPermissions.Of(operation).Where(needed => needed.Member is null).Select(needed => needed.Action)],
            resource);
    }
}
