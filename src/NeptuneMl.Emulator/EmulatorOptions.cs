using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Emulator;

/// <summary>The settings of an emulator.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1, 0 to 65535. The default, 0, uses any free port.</summary>
    public int Port { get; init; }

    /// <summary>How long a job, an endpoint or a trained model takes to complete, measured on <see cref="Clock"/>. Stopping or deleting
    /// takes a tenth of it. Default 5 seconds; with zero, everything completes at once.</summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock that job statuses follow. Default <see cref="TimeProvider.System"/>. The emulator creates no timers on
    /// it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Jobs that fail. The key is a pattern for the id or name, with <c>*</c> and <c>?</c> as wildcards and compared without case;
    /// the value is the failure reason that the service reports. Such a job runs for <see cref="JobDuration"/> and then fails. The update
    /// of an endpoint has the name <c>id:update</c>; when it fails, the endpoint is rolled back. The dictionary is read each time a job
    /// starts.</summary>
    public IReadOnlyDictionary<string, string> FailingJobs { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the default quotas of Clean Rooms ML are enforced. Default false.</summary>
    public bool EnforcesQuotas { get; init; }

    /// <summary>The Region in ARNs and in credential scopes. Default <c>us-east-1</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account that owns all resources, 12 digits. Default <c>123456789012</c>.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Whether <see cref="EmulatorServer.Requests"/> records every request. Default false, because the record grows without
    /// limit.</summary>
    public bool RecordRequests { get; init; }

    /// <summary>The faults to inject from the start. Default none. Clients replace them with <c>PUT /_emulator/faults</c>.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The seed for the random choices of <see cref="Faults"/>, for reproducible runs. Null, the default, is a random
    /// seed.</summary>
    public int? FaultSeed { get; init; }

    /// <summary>The credentials that requests can be signed with. When there are any, every request must have a valid Signature Version 4.
    /// Default none: signatures are not verified.</summary>
    public IReadOnlyList<SigningCredential> Credentials { get; init; } = [];

    /// <summary>The host names, besides those of this machine, that a Host header may have, with any port: the names that clients use when a
    /// relay or a proxy leads to the emulator. Default none.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>How far the clock of the server is ahead of the system clock, in Date headers and in signature verification. Default
    /// zero.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>The IAM actions that are denied, such as <c>neptune-db:ListMLEndpoints</c>, with <c>*</c> and <c>?</c> as wildcards.
    /// Default none.</summary>
    public IReadOnlyList<string> DeniedActions { get; init; } = [];

    /// <summary>The roles of the Neptune cluster that requests may use. An empty list is a cluster without roles. Null, the default,
    /// accepts every role.</summary>
    public IReadOnlyList<string>? ClusterRoles { get; init; }

    /// <summary>The status that the Neptune engine reports. Default <c>healthy</c>.</summary>
    public string EngineStatus { get; init; } = "healthy";

    /// <summary>The reason for which the logs of Clean Rooms ML containers are not published, such as a missing permission of the role.
    /// Null, the default, publishes the logs.</summary>
    public string? LogFailure { get; init; }

    /// <summary>The S3 buckets, each with its Region. Null, the default, accepts every bucket.</summary>
    public IReadOnlyDictionary<string, string>? Buckets { get; init; }

    /// <summary>The certificate with which the server speaks TLS. Null, the default, is unencrypted HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }
}
