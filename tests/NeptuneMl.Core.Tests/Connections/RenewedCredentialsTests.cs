using System.Text;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Tests.Waiting;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Connections;

/// <summary>Keys that expire while a job is waited for, against an emulator that verifies every signature.</summary>
[Collection(nameof(SharedFiles))]
public sealed class RenewedCredentialsTests : IDisposable
{
    private static readonly string s_process = Path.Combine(AppContext.BaseDirectory, "credentials-of-a-process.json");

    // The emulator sees at once what a test changes here.
    private readonly SigningCredential[] _accepted = [new("AKID1", "secret-1", "token-1"), new("AKID2", "secret-2", "token-2")];
    private readonly SharedFiles _files = new();
    private readonly Watched _watched = new(ResourceTable.ReadAgainAsync);

    public enum Source
    {
        ProfileFile,
        CredentialProcess,
        Environment,
        DefaultProfile,
        ForeignSdk,
    }

    public void Dispose()
    {
        _watched.Dispose();
        _files.Dispose();
        File.Delete(s_process);
        Keep(Source.Environment, null);
    }

    [Theory]
    [InlineData(Source.ProfileFile)]
    [InlineData(Source.CredentialProcess)]
    [InlineData(Source.Environment)]
    [InlineData(Source.DefaultProfile)]
    [InlineData(Source.ForeignSdk)]
    public async Task Wait_continues_with_renewed_credentials(Source source)
    {
        await using EmulatorServer server = await StartAsync();
        ConnectionOptions options = Keep(source, _accepted[0]);
        DataProcessingJob job = await Services.StartAsync(Services.Neptune(server.BaseAddress.ToString(), options), "a");
        _watched.Watch.Add(job);
        await _watched.RunUntilAsync(() => _watched.Looks.Count == 3);

        Keep(source, _accepted[1], options);
        Expire(0);
        await _watched.RunToTheEndAsync();

        Assert.Equal("Completed", Assert.Single(_watched.Outputs).Status);
        Assert.Empty(_watched.Failures);
        Assert.Empty(_watched.Warnings);
        Assert.Contains("Credential=AKID1/", Authorization(server.Requests![0]), StringComparison.Ordinal);
        Assert.Contains("Credential=AKID2/", Authorization(server.Requests[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wait_in_Clean_Rooms_continues_with_renewed_credentials()
    {
        await using EmulatorServer server = await StartAsync();
        Keep(Source.ProfileFile, _accepted[0]);
        CleanRoomsSession session = CleanRoomsSession.Of(CleanRoomsSession.Open(
            new ConnectionOptions { EndpointUrl = server.BaseAddress.ToString(), Region = "us-east-1", ProfileName = "renewed" }));
        TrainedModel model = await Services.CreateSampleModelAsync(session);
        _watched.Watch.Add(model);

        Keep(Source.ProfileFile, _accepted[1]);
        Expire(0);
        await _watched.RunToTheEndAsync();

        Assert.Equal("ACTIVE", Assert.Single(_watched.Outputs).Status);
        Assert.Empty(_watched.Warnings);
    }

    [Fact]
    public async Task Replaced_credentials_that_are_no_longer_valid_are_renewed()
    {
        await using EmulatorServer server = await StartAsync();
        ConnectionOptions options = Keep(Source.ProfileFile, _accepted[0]);
        _watched.Watch.Add(await Services.StartAsync(Services.Neptune(server.BaseAddress.ToString(), options), "a"));

        Keep(Source.ProfileFile, _accepted[1]);
        _accepted[0] = new SigningCredential("AKID0", "nobody");
        await _watched.RunToTheEndAsync();

        Assert.Single(_watched.Outputs);
    }

    [Theory]
    [InlineData("AKID2", "secret-1", "token-1")]
    [InlineData("AKID2", "secret-1", "token-2")]
    [InlineData("AKID2", "secret-2", "token-1")]
    public async Task Wait_survives_partially_written_credentials(string id, string secret, string token)
    {
        await using EmulatorServer server = await StartAsync();
        ConnectionOptions options = Keep(Source.ProfileFile, _accepted[0]);
        _watched.Watch.Add(await Services.StartAsync(Services.Neptune(server.BaseAddress.ToString(), options), "a"));
        await _watched.RunUntilAsync(() => _watched.Looks.Count == 3);

        Keep(Source.ProfileFile, new SigningCredential(id, secret, token));
        Expire(0);
        await _watched.RunUntilAsync(() => _watched.Verbose.Any(said => said.Contains("will be retried", StringComparison.Ordinal)));
        Keep(Source.ProfileFile, _accepted[1]);
        // The source is asked once a second, and this clock runs far ahead of the machine's.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await _watched.RunToTheEndAsync();

        Assert.Equal("Completed", Assert.Single(_watched.Outputs).Status);
        Assert.Empty(_watched.Failures);
    }

    [Fact]
    public async Task Start_rejected_for_expired_credentials_is_sent_once_with_new_ones()
    {
        await using EmulatorServer server = await StartAsync();
        NeptuneSession session = Services.Neptune(server.BaseAddress.ToString(), Keep(Source.ProfileFile, _accepted[0]));
        await Services.StartAsync(session, "first");

        Keep(Source.ProfileFile, _accepted[1]);
        Expire(0);
        DataProcessingJob job = await Services.StartAsync(session, "second");

        Assert.Equal("second", job.Id);
        Assert.Equal(
            ["first", "second"],
            (await DataProcessingJobs.Resource.ListKeysAsync(session.Context(), new ResultScope()).ToListAsync())
                .Select(listed => listed.Key).Order());
    }

    [Fact]
    public async Task Wait_survives_a_credentials_source_that_fails_temporarily()
    {
        await using EmulatorServer server = await StartAsync();
        ForeignKeysSource keys = new(_accepted[0]);
        _watched.Watch
            .Add(await Services.StartAsync(Services.Neptune(server.BaseAddress.ToString(), Region with { Credentials = keys }), "a"));
        await _watched.RunUntilAsync(() => _watched.Looks.Count == 1);

        Expire(0);
        await _watched.RunUntilAsync(() => _watched.Warnings.Any());
        keys.Now = _accepted[1];
        await _watched.RunToTheEndAsync();

        Assert.Single(_watched.Outputs);
        Assert.Equal(["expired", "again"], _watched.Warnings
            .Select(warning => warning.Contains("credentials have expired", StringComparison.Ordinal) ? "expired" : "again"));
    }

    [Fact]
    public async Task Expired_fixed_credentials_end_the_wait_with_advice()
    {
        await using EmulatorServer server = await StartAsync();
        object given = CredentialInput.FromAccessKey("AKID1", "secret-1", "token-1");
        _watched.Watch
            .Add(await Services.StartAsync(Services.Neptune(server.BaseAddress.ToString(), Region with { Credentials = given }), "a"));
        await _watched.RunUntilAsync(() => _watched.Looks.Count == 3);

        Expire(0);
        await _watched.RunToTheEndAsync();

        NeptuneMLException failure = Assert.Single(_watched.Failures);
        Assert.Equal(("CredentialsExpired", false, 403), (failure.ErrorId, failure.IsRetryable, failure.HttpStatus));
        Assert.Contains("data processing job 'a'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Connect again", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(4, _watched.Looks.Count);
    }

    [Fact]
    public async Task Failed_source_is_reported_as_expired_after_success_and_as_missing_before()
    {
        bool isBroken = false;
        SourcedCredentials credentials = new(
            () => new BrokenCredentials(() => isBroken), TimeProvider.System);

        Assert.Equal("AKID1", (await credentials.GetCredentialsAsync()).AccessKey);
        isBroken = true;
        NeptuneMLException expired = await Assert.ThrowsAsync<NeptuneMLException>(credentials.GetCredentialsAsync);
        NeptuneMLException missing = await Assert.ThrowsAsync<NeptuneMLException>(
            new SourcedCredentials(() => new BrokenCredentials(() => true), TimeProvider.System).GetCredentialsAsync);

        Assert.Equal(("CredentialsExpired", true), (expired.ErrorId, expired.IsRetryable));
        Assert.Contains("the sign-in is over", expired.Message, StringComparison.Ordinal);
        Assert.Equal(("CredentialsMissing", false), (missing.ErrorId, missing.IsRetryable));
    }

    [Fact]
    public async Task Hanging_credentials_source_times_out_after_a_minute()
    {
        using ManualClock clock = new();
        SourcedCredentials credentials = new(() => new HangingCredentials(), clock);

        Task<Amazon.Runtime.ImmutableCredentials> asked = credentials.GetCredentialsAsync();
        _ = asked.ContinueWith(_ => clock.Signal(), TaskScheduler.Default);
        await clock.RunUntilAsync(() => asked.IsCompleted);

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => asked);
        Assert.Equal("CredentialsMissing", failure.ErrorId);
        Assert.Equal(TimeSpan.FromMinutes(1), clock.Elapsed);
    }

    [Fact]
    public async Task Credentials_source_is_read_at_most_once_a_second()
    {
        using ManualClock clock = new();
        int asked = 0;
        SourcedCredentials credentials = new(
            () =>
            {
                asked++;
                return new Amazon.Runtime.BasicAWSCredentials("AKID1", "secret-1");
            },
            clock);
        await credentials.GetCredentialsAsync();

        for (int second = 0; second < 3; second++)
        {
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => credentials.RefreshAsync(0))), Assert.False);
            clock.Jump(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1 + 3, asked);
    }

    private static ConnectionOptions Region { get; } = new() { Region = "us-east-1", MaxAttempts = 3 };

    private Task<EmulatorServer> StartAsync() => EmulatorServer.StartAsync(new EmulatorOptions
    {
        Clock = _watched.Clock,
        JobDuration = TimeSpan.FromMinutes(5),
        Credentials = _accepted,
        RecordRequests = true,
    });

    private void Expire(int index) => _accepted[index] = _accepted[index] with { Expires = DateTimeOffset.MinValue };

    private static string Authorization(EmulatedRequest request) =>
        request.Headers.Single(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Puts a key where the source has it.</summary>
    private static ConnectionOptions Keep(Source source, SigningCredential? key, ConnectionOptions? known = null)
    {
        switch (source)
        {
            case Source.ProfileFile:
                SharedFiles.Write(Profile("renewed", key!));
                return Region with { ProfileName = "renewed" };
            case Source.DefaultProfile:
                SharedFiles.Write(Profile("default", key!));
                return Region;
            case Source.CredentialProcess:
                File.WriteAllText(s_process, $$"""{"Version":1,"AccessKeyId":"{{key!.AccessKeyId}}","SecretAccessKey":"{{key.SecretAccessKey}}","SessionToken":"{{key.SessionToken}}","Expiration":"2100-01-01T00:00:00Z"}""");
                SharedFiles.Write($"[process]\ncredential_process = {(OperatingSystem.IsWindows() ? "type" : "cat")} {s_process}\n");
                return Region with { ProfileName = "process" };
            case Source.Environment:
                Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", key?.AccessKeyId);
                Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", key?.SecretAccessKey);
                Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", key?.SessionToken);
                return Region;
            default:
                if (known is null) return Region with { Credentials = new ForeignKeysSource(key!) };
                ((ForeignKeysSource)known.Credentials!).Now = key!;
                return known;
        }
    }

    private static string Profile(string name, SigningCredential key) => new StringBuilder()
        .Append(System.Globalization.CultureInfo.InvariantCulture, $"[{name}]\naws_access_key_id = {key.AccessKeyId}\n")
        .Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"aws_secret_access_key = {key.SecretAccessKey}\naws_session_token = {key.SessionToken}\n")
        .ToString();

    // The shapes of the vendor's types, as another load context would hold them.
    private sealed class ForeignKeysSource(SigningCredential key)
    {
        public SigningCredential Now { get; set; } = key;

        public ForeignKeys GetCredentials() => new(Now.AccessKeyId, Now.SecretAccessKey, Now.SessionToken!);
    }

    private sealed record ForeignKeys(string AccessKey, string SecretKey, string Token);

    private sealed class HangingCredentials : Amazon.Runtime.AWSCredentials
    {
        public override Amazon.Runtime.ImmutableCredentials GetCredentials() => throw new NotSupportedException();

        public override Task<Amazon.Runtime.ImmutableCredentials> GetCredentialsAsync() =>
            new TaskCompletionSource<Amazon.Runtime.ImmutableCredentials>().Task;
    }

    private sealed class BrokenCredentials(Func<bool> isBroken) : Amazon.Runtime.AWSCredentials
    {
        public override Amazon.Runtime.ImmutableCredentials GetCredentials() =>
            isBroken() ?
                throw new InvalidOperationException("the sign-in is over") :
                new Amazon.Runtime.ImmutableCredentials("AKID1", "secret-1", null);
    }
}
