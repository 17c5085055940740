namespace NeptuneMl.Emulator.Tests.Clients;

/// <summary>A test with the AWS command line; named as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCommandLineFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_installed = new(() => Tool.Exists("aws", "--version"));

    public AwsCommandLineFactAttribute()
    {
        if (!s_installed.Value)
            Skip = "The AWS command line is not installed.";
    }
}
