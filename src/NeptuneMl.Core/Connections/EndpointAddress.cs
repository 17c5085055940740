using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Connections;

/// <summary>Reads a cluster endpoint written as host, host:port or URL; https and port 8182 are what Neptune uses.</summary>
internal static class EndpointAddress
{
    private const int NeptunePort = 8182;
    private const string ApiGatewayLabel = "execute-api";

    public static Uri Neptune(string text) => ClusterAt(Parse(text, NeptunePort));

    /// <summary>The address, unless it is one that no cluster has.</summary>
    public static Uri ClusterAt(Uri address) => address.Host.Split('.').Contains(ApiGatewayLabel, StringComparer.OrdinalIgnoreCase)
        ? throw new NeptuneMLException(
            $"'{address}' is the address of an API in Amazon API Gateway, such as that of the Neptune-Export service, and not of a Neptune cluster.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = "EndpointUrl",
            RecommendedAction = "Give the endpoint of the cluster, such as db.cluster-abc.us-east-1.neptune.amazonaws.com. The AWS CLI lists the endpoints: aws neptune describe-db-clusters",
        }
        : address;

    public static Uri CleanRooms(string text) => Parse(text, null);

    private static Uri Parse(string text, int? defaultPort)
    {
        string trimmed = text.Trim();
        bool hasScheme = trimmed.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? trimmed : $"https://{trimmed}", UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw Failures.InvalidParameter("EndpointUrl", text, "must be a host, host:port, or an http or https URL");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Failures.InvalidParameter("EndpointUrl", uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), "must not carry a user, query or fragment");
        return defaultPort is { } port && !NamesPort(trimmed, uri) ? new UriBuilder(uri) { Port = port }.Uri : uri;
    }

    // Uri drops a port that is its scheme's default, so ":443" has to be looked for in the text.
    private static bool NamesPort(string text, Uri uri)
    {
        if (!uri.IsDefaultPort) return true;
        int authority = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        int end = text.IndexOf('/', authority);
        return text.AsSpan(authority, (end < 0 ? text.Length : end) - authority).EndsWith($":{uri.Port}", StringComparison.Ordinal);
    }
}
