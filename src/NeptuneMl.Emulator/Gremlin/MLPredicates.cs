namespace NeptuneMl.Emulator.Gremlin;

/// <summary>The predicates of Neptune ML in Gremlin:
/// https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-gremlin-inference-query-predicates.html</summary>
internal static class MLPredicates
{
    public const string Endpoint = "Neptune#ml.endpoint";
    public const string IamRoleArn = "Neptune#ml.iamRoleArn";
    public const string Limit = "Neptune#ml.limit";
    public const string Threshold = "Neptune#ml.threshold";
    public const string Classification = "Neptune#ml.classification";
    public const string Regression = "Neptune#ml.regression";
    public const string Prediction = "Neptune#ml.prediction";
    public const string Score = "Neptune#ml.score";
    public const string InductiveInference = "Neptune#ml.inductiveInference";
    public const string Deterministic = "Neptune#ml.deterministic";
    public const string DisableMetadataCache = "Neptune#ml.disableInductiveInferenceMetadataCache";

    /// <summary>Those that a query has before its first step, with a value.</summary>
    public static readonly string[] Settings = [Endpoint, IamRoleArn, Limit, Threshold];

    /// <summary>Those that make a step an inference.</summary>
    public static readonly string[] Tasks = [Classification, Regression, Prediction];

    /// <summary>Those that choose how the inference is made. A query has them before its first step or on the inference.</summary>
    public static readonly string[] Modes = [InductiveInference, Deterministic, DisableMetadataCache];
}
