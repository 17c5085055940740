namespace NeptuneMl.Emulator.Tests.Clients;

/// <summary>A test with the AWS SDK for Python; named as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Boto3FactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_installed = new(() => Tool.Exists("python3", "-c", "import boto3"));

    public Boto3FactAttribute()
    {
        if (!s_installed.Value)
            Skip = "Python 3 with boto3 is not installed.";
    }
}
