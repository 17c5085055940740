namespace NeptuneMl.Core.Publishing;

/// <summary>The steps of a publication, in its journal.</summary>
internal static class PublicationSteps
{
    public const string Canary = "canary";
    public const string CanaryTest = "canary-test";
    public const string Endpoint = "endpoint";
    public const string EndpointTest = "endpoint-test";
    public const string Rollback = "rollback";
    public const string Retirement = "retirement";

    /// <summary>All of them. A publication that succeeds has no roll-back.</summary>
    public static readonly string[] All = [Canary, CanaryTest, Endpoint, EndpointTest, Rollback, Retirement];
}
