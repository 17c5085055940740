namespace NeptuneMl.Core.Errors;

/// <summary>The recommendation for the errors of inference queries that are about the endpoint or its role, from the public list of
/// exceptions (https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-gremlin-exceptions.html). Only their messages differ.</summary>
internal static class InferenceAccess
{
    private const string Operation = "ExecuteGremlinQuery";

    /// <summary>The recommendation, or null for another error.</summary>
    public static string? Advice(ErrorContext error)
    {
        if (error.Trace?.Operation != Operation) return null;
        string message = error.Message;
        if (MissingPermission.DeniedIn(message) is { Action: { } action, Resource: var resource })
            return $"Allow {action}{(resource is null ? "" : $" on {resource}")} to the role in the message.";
        if (Has("Unable to load credentials for role"))
        {
            return "Add the role to the cluster with 'aws neptune add-role-to-db-cluster', "
                + "or specify a role of the cluster with -NeptuneIamRoleArn.";
        }

        if (Has("No IAM role ARN provided"))
            return "Specify -NeptuneIamRoleArn, or set the cluster parameter neptune_ml_iam_role.";
        return Has("Endpoint ") && Has(" not found")
            ? "List the endpoints with Get-NeptuneMLEndpoint. An endpoint responds when its status is InService."
            : "Correct the query. Nothing was changed.";

        bool Has(string part) => message.Contains(part, StringComparison.Ordinal);
    }
}
