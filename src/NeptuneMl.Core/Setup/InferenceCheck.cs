using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Permissions;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Core.Setup;

/// <summary>Checks whether the cluster can invoke an inference endpoint, by asking about one node. Which node and property does not matter:
/// the role and the endpoint are checked first.</summary>
/// <param name="context">The context of the call.</param>
/// <param name="endpointId">The id of the endpoint.</param>
/// <param name="role">The role that invokes the endpoint, or null for that of the cluster.</param>
internal sealed class InferenceCheck(CallContext context, string endpointId, string? role)
{
    private const string Property = "setup";

    public async Task<Finding> FindAsync()
    {
        InferenceQuery query = new() { Endpoint = endpointId, IamRoleArn = role, Property = Property };
        string subject = role is null ? "the role of the cluster" : $"the role {role}";
        try
        {
            _ = await GremlinQueries.SendAsync(context, Inference.Prepare(context.Session, query.ForAnyNode())).ConfigureAwait(false);
            return Finding.Passed($"The endpoint responds to {subject}.");
        }
        catch (NeptuneMLException failure) when (ConnectionChecks.IsPermissionMissing(failure))
        {
            return Finding.Failed(failure.Message, StatementOf(failure) ?? Statement(RequiredPermissions.Of(failure.Operation!)[0].Action));
        }
        catch (NeptuneMLException failure) when (failure.HttpStatus is 400)
        {
            if (StatementOf(failure) is { } statement) return Finding.Failed(failure.Message, statement);
            return failure.ErrorId is ErrorIds.BadRequest or ErrorIds.MissingParameter
                ? Finding.Failed(failure.Message, failure.RecommendedAction)
                : Finding.Passed($"The endpoint responds to {subject}, but not for the property of this check: {failure.Message}");
        }
    }

    private static string? StatementOf(NeptuneMLException failure) =>
        MissingPermission.DeniedIn(failure.Message) is { Action: { } action, Resource: var resource } ? Statement(action, resource) : null;

    private static string Statement(string action, string? resource = null) => PolicyDocument.Statement([action], resource);
}
