namespace NeptuneMl.Emulator.Neptune;

/// <summary>Parameters that several operations share.</summary>
internal static class StartParameters
{
    /// <summary>Returns a required S3 location without its trailing slash.</summary>
    public static string S3Location(OperationInput input, string member) => input.RequiredText(member).TrimEnd('/');
}
