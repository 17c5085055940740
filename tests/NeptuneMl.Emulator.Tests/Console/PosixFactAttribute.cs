namespace NeptuneMl.Emulator.Tests.Console;

/// <summary>A test that sends POSIX signals; named as skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no SIGTERM.";
    }
}
