using System.Security.Cryptography.X509Certificates;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Setup;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Setup;

/// <summary>What the checks found in a setup.</summary>
/// <param name="Case">The setup.</param>
/// <param name="Checks">The checks, in the order in which they completed.</param>
internal sealed record SetupOutcome(SetupCase Case, IReadOnlyList<SetupCheck> Checks)
{
    /// <summary>The checks with the result Warning or Failed.</summary>
    public IReadOnlyList<SetupCheck> Findings =>
        [.. Checks.Where(check => check.Result is SetupCheckResult.Warning or SetupCheckResult.Failed)];

    public bool IsFound => Case.Expected.All(name => Findings.Any(finding => finding.Name == name));

    public IReadOnlyList<SetupCheck> FalseFindings => [.. Findings.Where(finding => !Case.Expected.Contains(finding.Name))];

    public static async Task<SetupOutcome> OfAsync(SetupCase setup)
    {
        EmulatorOptions emulator = setup.Emulator();
        using X509Certificate2? certificate = emulator.Certificate;
        await using EmulatorServer server = await EmulatorServer.StartAsync(emulator);
        ConnectionOptions options = setup.Connect(
            new ConnectionOptions
            {
                EndpointUrl = server.BaseAddress.ToString(),
                Region = "us-east-1",
                Credentials = CredentialInput.FromAccessKey(SetupCase.Keys.AccessKeyId, SetupCase.Keys.SecretAccessKey, null),
            },
            server);
        List<SetupCheck> checks = [];
        if (setup.IsCleanRooms)
        {
            CleanRoomsMLConnection connection = CleanRoomsSession.Open(options);
            using ServiceSession session = CleanRoomsSession.Of(connection);
            await setup.Prepare(new CallContext(session, null, TestContext.Current.CancellationToken));
            CleanRoomsSetup membership = new() { MembershipIdentifier = setup.CheckedMembership };
            await RunAsync(session, membership.RunAsync, checks);
        }
        else
        {
            using ServiceSession session = NeptuneSession.Of(NeptuneSession.Open(options));
            await setup.Prepare(new CallContext(session, null, TestContext.Current.CancellationToken));
            NeptuneSetup cluster = setup.Setup(new NeptuneSetup { S3EndpointUrl = server.BaseAddress.ToString() });
            await RunAsync(session, cluster.RunAsync, checks);
        }

        return new SetupOutcome(setup, checks);
    }

    private static Task RunAsync(ServiceSession session, Func<CallContext, Task> run, List<SetupCheck> checks) => Watchdog.EndsAsync(
        async token =>
        {
            using SemaphoreSlim changed = new(0);
            OrderedCalls calls = new(1, () => changed.Release(), token);
            calls.Add(null, (stream, cancellation) => run(new CallContext(session, stream, cancellation)));
            while (true)
            {
                while (calls.TryRead(out CallRecord? record))
                {
                    if (record.Kind == CallRecordKind.Failure) throw (Exception)record.Payload;
                    if (record.Payload is SetupCheck check) checks.Add(check);
                }

                if (calls.IsEmpty) return;
                await changed.WaitAsync(token);
            }
        },
        () => string.Join(", ", checks));
}
