namespace NeptuneMl.Core.Connections;

/// <summary>Parses endpoints: a host, host:port, or URL. For Neptune the defaults are https and port 8182.</summary>
internal static class EndpointAddress
{
    private const int NeptunePort = 8182;
    private const string ApiGatewayLabel = "execute-api";

    public static Uri Neptune(string text) => RequireCluster(Parse(text, NeptunePort));

    /// <summary>Rejects a URL that cannot be a cluster's.</summary>
    public static Uri RequireCluster(Uri address) => address.Host.Split('.').Contains(ApiGatewayLabel, StringComparer.OrdinalIgnoreCase)
        ? throw new NeptuneMLException(
            $"'{address}' is the endpoint of an API in Amazon API Gateway, such as the Neptune-Export service, "
            + "and not of a Neptune cluster.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = "EndpointUrl",
            RecommendedAction = "Specify the endpoint of the cluster, such as db.cluster-abc.us-east-1.neptune.amazonaws.com. "
                + "To list the endpoints, run: aws neptune describe-db-clusters",
        }
        : address;

    public static Uri CleanRooms(string text) => Parse(text, null);

    private static Uri Parse(string text, int? defaultPort)
    {
        string trimmed = text.Trim();
        bool hasScheme = trimmed.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? trimmed : $"https://{trimmed}", UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            throw Failures.InvalidParameter("EndpointUrl", text, "must be a host, host:port, or an http or https URL");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Failures.InvalidParameter(
                "EndpointUrl", uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
                "must not contain a user name, query or fragment");
        }

        return defaultPort is { } port && !HasPort(trimmed, uri) ? new UriBuilder(uri) { Port = port }.Uri : uri;
    }

    // Uri drops the default port of the scheme, so an explicit ":443" can only be found in the text.
    private static bool HasPort(string text, Uri uri)
    {
        if (!uri.IsDefaultPort) return true;
        int authority = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        int end = text.IndexOf('/', authority);
        return text.AsSpan(authority, (end < 0 ? text.Length : end) - authority).EndsWith($":{uri.Port}", StringComparison.Ordinal);
    }
}
