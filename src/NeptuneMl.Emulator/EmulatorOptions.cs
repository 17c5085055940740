namespace NeptuneMl.Emulator;

/// <summary>How an emulator behaves.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1, 0 to 65535. The default, 0, takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// How long a job, an endpoint or a trained model takes from its start until it is done, on <see cref="Clock"/>. Stopping or
    /// deleting takes a tenth of it. Default 5 seconds; zero makes everything done at once.
    /// </summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock that moves jobs on. Default <see cref="TimeProvider.System"/>; no timers are created on it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Jobs that are to fail: a pattern for the id or name, in which <c>*</c> and <c>?</c> are wildcards and case does not matter,
    /// and the failure reason that the service will give. Such a job runs for <see cref="JobDuration"/> and then fails. Applies to
    /// what is started after the server, and is read when a job starts.
    /// </summary>
    public IReadOnlyDictionary<string, string> FailingJobs { get; init; } = new Dictionary<string, string>();

    /// <summary>The region that resource names say. Default <c>us-east-1</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account, 12 digits, that owns everything. Default <c>123456789012</c>.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Whether <see cref="EmulatorServer.Requests"/> keeps every request. Default false: a long run would fill the memory.</summary>
    public bool RecordRequests { get; init; }

    /// <summary>What is to go wrong, from the start on. Default nothing. Clients change it with <c>PUT /_emulator/faults</c>.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Makes the chances of <see cref="Faults"/> the same in every run; null, the default, leaves them to chance.</summary>
    public int? FaultSeed { get; init; }

    /// <summary>
    /// Who may sign requests. When there is anybody, every request must carry a valid Signature Version 4 of one of them; default
    /// nobody, and signatures are not looked at.
    /// </summary>
    public IReadOnlyList<SigningCredential> Credentials { get; init; } = [];

    /// <summary>How far the server's clock is ahead of this machine's in Date headers and when it judges signatures. Default zero.</summary>
    public TimeSpan ClockSkew { get; init; }
}
