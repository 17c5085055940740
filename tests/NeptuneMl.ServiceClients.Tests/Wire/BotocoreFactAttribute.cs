using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>A test with the vendor's Python SDK; named as skipped where it is not installed, or too old to know all of <c>api/</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute : FactAttribute
{
    private const string Probe = "import sys, botocore; sys.exit(tuple(map(int, botocore.__version__.split('.')[:2])) < (1, 43))";

    private static readonly Lazy<bool> Installed = new(IsInstalled);

    public BotocoreFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line)
    {
        if (!Installed.Value)
            Skip = "Python 3 with botocore 1.43 or later is not installed.";
    }

    private static bool IsInstalled()
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo("python3", ["-c", Probe]) { RedirectStandardError = true })!;
            python.StandardError.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
