namespace NeptuneMl.Core.Errors;

/// <summary>The recommendation for Neptune's only message about S3, which is the same for a wrong location and for a role without
/// permissions.</summary>
internal static class S3Access
{
    private const string Actions = "s3:GetObject, s3:PutObject and s3:ListBucket";

    /// <summary>The recommendation for a bad request.</summary>
    public static string Advice(ErrorContext error)
    {
        if (!error.Message.Contains("S3", StringComparison.Ordinal) || error.Trace is not { } trace)
            return "Correct the parameters. Nothing was changed.";
        string[] locations = [.. Values(trace.Request, "S3Location")];
        string check = locations.Length == 0
            ? "Check that the S3 locations exist with 'aws s3 ls'"
            : $"Check that the S3 location exists with {string.Join(" and ", locations.Select(location => $"'aws s3 ls {location}'"))}";
        string role = Values(trace.Request, "NeptuneIamRoleArn").FirstOrDefault() is { } arn
            ? $"the role '{arn}' of -NeptuneIamRoleArn"
            : "the role of the cluster, which applies without -NeptuneIamRoleArn";
        return $"{check}. If the location is right, allow {Actions} on it to {role}.";
    }

    private static IEnumerable<string> Values(AmazonWebServiceRequest request, string ending) =>
        request.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(string) && property.Name.EndsWith(ending, StringComparison.Ordinal))
            .Select(property => (string?)property.GetValue(request))
            .OfType<string>();
}
