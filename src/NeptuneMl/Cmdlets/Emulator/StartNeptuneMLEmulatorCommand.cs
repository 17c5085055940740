using System.Security.Cryptography.X509Certificates;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Emulator;

namespace NeptuneMl.Cmdlets.Emulator;

/// <summary>Starts an emulator of both services in the session and makes its connections the defaults.</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLEmulator")]
[OutputType(typeof(EmulatorSession))]
public sealed class StartNeptuneMLEmulatorCommand : PSCmdlet
{
    private const string SampleAccessKeyId = "AKIAEMULATOREXAMPLE0";

    /// <summary>The port of the loopback interface to listen on: 0 to 65535. Default: 0, which chooses a free port.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The duration of a job in seconds: 0 to 86,400. Default: 5.</summary>
    [Parameter]
    [ValidateRange(0, 86_400)]
    public double JobSeconds { get; set; } = 5;

    /// <summary>The jobs that fail: wildcard patterns of ids or names as keys, and the failure reasons as values.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Hashtable? FailingJob { get; set; }

    /// <summary>The faults to inject: hashtables with Kind and optionally Operation (a wildcard pattern), Rate (0 to 1), Skip, Times,
    /// Seconds and Status. The first fault that applies to a request is injected.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Hashtable[] Fault { get; set; } = [];

    /// <summary>The seed of the random numbers for <c>-Fault</c>, which makes every run inject the same faults.</summary>
    [Parameter]
    public int? FaultSeed { get; set; }

    /// <summary>Enforces the default quotas of Clean Rooms ML. Default: no quota is enforced.</summary>
    [Parameter]
    public SwitchParameter Quota { get; set; }

    /// <summary>The only credentials that the emulator accepts (user name: access key id, password: secret access key). The connections of
    /// the emulator use them. Default: signatures are not checked.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? Credential { get; set; }

    /// <summary>The difference in seconds between the clock of the emulator and that of this machine; positive if the emulator is ahead.
    /// Default: 0.</summary>
    [Parameter]
    [ValidateRange(-604_800, 604_800)]
    public double ClockSkewSeconds { get; set; }

    /// <summary>The AWS Region that the emulator uses. Default: us-east-1.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The IAM actions that the emulator denies, such as <c>neptune-db:ListMLEndpoints</c>; wildcards are allowed. Default:
    /// none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] DeniedAction { get; set; } = [];

    /// <summary>The roles of the Neptune cluster that requests may use; an empty list is a cluster without roles. Default: every
    /// role.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? ClusterRole { get; set; }

    /// <summary>The status that the Neptune engine reports. Default: healthy.</summary>
    [Parameter]
    [ValidateSet("healthy", "recovery")]
    public string EngineStatus { get; set; } = "healthy";

    /// <summary>The S3 buckets as keys, and their Regions as values. Default: every bucket exists in the Region of the emulator.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Hashtable? Bucket { get; set; }

    /// <summary>The reason for which the logs of Clean Rooms ML containers are not published. Default: they are published.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? LogFailure { get; set; }

    /// <summary>The certificate with which the emulator speaks TLS. Default: unencrypted HTTP.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public X509Certificate2? Certificate { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SessionDefaults.Current.Emulator is { } running)
        {
            NeptuneMLException failure = new($"The emulator of this session is already running at {running.BaseAddress}.")
            {
                ErrorId = ErrorIds.EmulatorRunning,
                RecommendedAction = "Stop it with Stop-NeptuneMLEmulator.",
            };
            ThrowTerminatingError(ErrorRecords.Create(failure, running));
        }

        // Checked first, because the emulator uses the Region in its ARNs.
        _ = Checked(() => ClientSettings.CheckedRegion(Region), Region);
        SigningCredential? key = Credential is null ? null : Checked(() => KeyOf(Credential), null);
        EmulatorServer server = StartServer(key);
        ConnectionOptions options = new()
        {
            EndpointUrl = server.BaseAddress.ToString(),
            Region = Region,
            Credentials = key is null
                ? CredentialInput.FromAccessKey(SampleAccessKeyId, Guid.NewGuid().ToString("N"), null)
                : CredentialInput.FromAccessKey(key.AccessKeyId, key.SecretAccessKey, null),
            Environment = EnvironmentSettings.Read().WithoutNetwork(),
        };
        NeptuneMLConnection neptune = NeptuneSession.Open(options);
        CleanRoomsMLConnection cleanRooms = CleanRoomsSession.Open(options);
        EmulatorSession session = new()
        {
            BaseAddress = server.BaseAddress,
            JobSeconds = JobSeconds,
            NeptuneMLConnection = neptune,
            CleanRoomsMLConnection = cleanRooms,
            Server = server,
        };
        SessionDefaults.Current.Emulator = session;
        SessionDefaults.Current.NeptuneML.Add(neptune, isDefault: true);
        SessionDefaults.Current.CleanRoomsML.Add(cleanRooms, isDefault: true);
        WriteObject(session);
    }

    private T Checked<T>(Func<T> check, object? target)
    {
        try
        {
            return check();
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure, target));
            throw;
        }
    }

    private static SigningCredential KeyOf(PSCredential credential)
    {
        (string id, string secret) = AccessKeys.Read(credential);
        return new SigningCredential(id, secret);
    }

    private EmulatorServer StartServer(SigningCredential? key)
    {
        EmulatorOptions options = new()
        {
            Port = Port,
            JobDuration = TimeSpan.FromSeconds(JobSeconds),
            Region = Region,
            FailingJobs = Failing(),
            Faults = Faults(),
            FaultSeed = FaultSeed,
            EnforcesQuotas = Quota,
            Credentials = key is null ? [] : [key],
            ClockSkew = TimeSpan.FromSeconds(ClockSkewSeconds),
            DeniedActions = DeniedAction,
            ClusterRoles = ClusterRole,
            EngineStatus = EngineStatus,
            Buckets = Bucket?.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => $"{entry.Value}"),
            LogFailure = LogFailure,
            Certificate = Certificate,
        };
        try
        {
            return EmulatorServer.StartAsync(options).GetAwaiter().GetResult();
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            NeptuneMLException unavailable = new($"-Port {Port} is not available on the loopback interface: {failure.Message}.", failure)
            {
                ErrorId = ErrorIds.PortUnavailable,
                ParameterName = nameof(Port),
            };
            ThrowTerminatingError(ErrorRecords.Create(unavailable, Port));
            throw;
        }
    }

    private Fault[] Faults()
    {
        try
        {
            return
            [
                .. Fault.Select(fault => NeptuneMl.Emulator.Fault.Parse(
                    fault.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(entry.Key.ToString()!, entry.Value)))),
            ];
        }
        catch (FormatException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(
                Failures.InvalidParameter("Fault", null, $"is not valid: {failure.Message.TrimEnd('.')}"), Fault));
            throw;
        }
    }

    private Dictionary<string, string> Failing()
    {
        Dictionary<string, string> failing = [];
        foreach (DictionaryEntry entry in FailingJob ?? [])
            failing[entry.Key.ToString()!] = entry.Value?.ToString() ?? "The job failed.";
        return failing;
    }
}
