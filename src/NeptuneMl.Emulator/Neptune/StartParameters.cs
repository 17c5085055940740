using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>Rules for parameters of several operations that the API description leaves open and the service checks all the same.</summary>
internal static class StartParameters
{
    /// <summary>An S3 location that the API requires, without a slash at its end.</summary>
    public static string S3Location(OperationInput input, string member)
    {
        string location = input.RequiredText(member);
        bool isValid = location.StartsWith("s3://", StringComparison.Ordinal)
            && location.Length > 5
            && location[5] != '/'
            && !location.Any(char.IsWhiteSpace);
        return isValid
            ? location.TrimEnd('/')
            : throw NeptuneErrors.BadRequest($"{member}: '{location}' is not a location in S3, such as s3://bucket/prefix.");
    }

    public static void CheckInstanceType(OperationInput input, string member)
    {
        if (input.Text(member) is { } type && !type.StartsWith("ml.", StringComparison.Ordinal))
            throw NeptuneErrors.InvalidParameter($"{member}: '{type}' is not an ML instance type, such as ml.m5.xlarge.");
    }
}
