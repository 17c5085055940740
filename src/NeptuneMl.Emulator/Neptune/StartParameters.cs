using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>Parameters that several operations have.</summary>
internal static class StartParameters
{
    /// <summary>An S3 location that the API requires, without a slash at its end.</summary>
    public static string S3Location(OperationInput input, string member) => input.RequiredText(member).TrimEnd('/');
}
