using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Tests;

/// <summary>Takes everything away that the SDK could find on the machine that runs the tests, before the SDK looks and remembers.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to come before any test, and xunit has no other place for that.")]
    internal static void Clear()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string nowhere = Path.Combine(AppContext.BaseDirectory, "no-such-aws-file");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", nowhere);
        string empty = Path.Combine(AppContext.BaseDirectory, "aws-credentials");
        File.WriteAllText(empty, "");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", empty);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
