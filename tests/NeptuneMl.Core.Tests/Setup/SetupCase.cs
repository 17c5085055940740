using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Setup;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Setup;

/// <summary>A setup with one cause of failing calls, or a healthy one, against an emulator.</summary>
/// <param name="Name">The cause, or what the healthy setup is.</param>
/// <param name="Expected">The checks that must find the cause; empty for a healthy setup.</param>
public sealed record SetupCase(string Name, params string[] Expected)
{
    public const string Membership = "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10";

    public bool IsCleanRooms { get; init; }

    /// <summary>The settings of the emulator.</summary>
    internal Func<EmulatorOptions> Emulator { get; init; } =
        () => new EmulatorOptions { Credentials = [Keys], JobDuration = TimeSpan.Zero };

    /// <summary>Changes the connection.</summary>
    internal Func<ConnectionOptions, EmulatorServer, ConnectionOptions> Connect { get; init; } = (options, _) => options;

    /// <summary>Changes what Test-NeptuneMLSetup checks.</summary>
    internal Func<NeptuneSetup, NeptuneSetup> Setup { get; init; } = setup => setup;

    /// <summary>Prepares the membership or the cluster.</summary>
    internal Func<CallContext, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>The membership that is checked.</summary>
    internal string CheckedMembership { get; init; } = Membership;

    internal static SigningCredential Keys { get; } = new("AKIDEXAMPLE", "practiceEXAMPLEKEY");

    public override string ToString() => Name;
}
