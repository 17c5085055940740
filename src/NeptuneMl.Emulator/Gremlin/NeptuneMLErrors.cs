namespace NeptuneMl.Emulator.Gremlin;

/// <summary>The public list of exceptions of inference queries, with their messages:
/// https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-gremlin-exceptions.html</summary>
internal static class NeptuneMLErrors
{
    public static ServiceException InvalidEndpoint => Invalid("Invalid endpoint provided for external service query.");

    public static ServiceException InvalidRole => Invalid("Invalid IAM role ARN provided for external service query.");

    public static ServiceException SeveralPropertyKeys => Invalid("ML inference queries are currently supported for one property key.");

    public static ServiceException SeveralEdgeLabels => Invalid("ML inference are currently supported only with one edge label.");

    public static ServiceException SeveralVertexLabels =>
        Invalid("ML inference are currently supported only with one vertex label constraint.");

    public static ServiceException BothTasks =>
        Invalid("Both regression and classification ML predicates cannot be specified in the query.");

    public static ServiceException SeveralKeysWithScore => Invalid(
        "Neptune ML inference queries are currently supported for one property key and one Neptune#ml.score property key.");

    public static ServiceException NoEndpoint => Missing("No endpoint provided for external service query.");

    public static ServiceException NoRole => Missing("No IAM role ARN provided for external service query.");

    public static ServiceException NoPropertyKey =>
        Missing("Property key needs to be specified using properties() step for ML inference queries.");

    public static ServiceException NoEdgeLabel =>
        Missing("Edge label needs to be specified while using in() or out() step for ML inference queries.");

    public static ServiceException OnlyScore => Missing(
        "Property key needs to be specified along with Neptune#ml.score property key while using the properties() step for Neptune ML "
        + "inference queries.");

    public static ServiceException Both => Unsupported("ML inference queries are currently not supported with both() step.");

    public static ServiceException NoVertexLabel =>
        Unsupported("Predicted vertex label needs to be specified using has() step for ML inference queries.");

    public static ServiceException UnoptimizedStep => Unsupported(
        "Neptune ML - Real-Time Inductive Inference queries are currently not supported with Gremlin steps which are not optimized for "
        + "Neptune. Check the Neptune User Guide for a list of Neptune-optimized steps.");

    public static ServiceException InRepeat =>
        Unsupported("Neptune ML inference queries are currently not supported inside a repeat step.");

    public static ServiceException SeveralInferences =>
        Unsupported("Neptune ML inference queries are currently supported only with one ML inference query per gremlin query.");

    public static ServiceException MetadataUnreachable => Internal(
        "Unable to fetch Neptune ML - Real-Time Inductive Inference metadata from S3. Check the permissions of the S3 bucket or if the "
        + "Neptune instance can connect to S3.");

    public static ServiceException MetadataMissing =>
        Internal("Neptune ML cannot find the metadata file for Real-Time Inductive Inference in S3.");

    public static ServiceException UnusableRole(string role) =>
        new("BadRequestException", $"Unable to load credentials for role: {role}.");

    public static ServiceException InvocationDenied(string role, string endpoint) => new(
        "BadRequestException", $"User: {role} is not authorized to perform: sagemaker:InvokeEndpoint on resource: {endpoint}.");

    public static ServiceException EndpointNotFound(string endpoint) => new("BadRequestException", $"Endpoint {endpoint} not found.");

    /// <summary>Not in the list, which has no error for the range of a limit.</summary>
    public static ServiceException InvalidSetting(string predicate, string rule) => Invalid($"{predicate} must be {rule}.");

    public static ServiceException Malformed(GremlinSyntaxException error) => new(
        "MalformedQueryException",
        $"Failed to interpret Gremlin query: Query parsing failed at character position {error.Position}, error message: {error.Message}");

    private static ServiceException Invalid(string message) => new("InvalidParameterException", message);

    private static ServiceException Missing(string message) => new("MissingParameterException", message);

    private static ServiceException Unsupported(string message) => new("UnsupportedOperationException", message);

    private static ServiceException Internal(string message) => new("InternalFailureException", message);
}
