using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Core.Setup;

/// <summary>The checks of a connection to either service, from the name of the host to the signature of a request.</summary>
/// <param name="run">Runs the checks.</param>
/// <param name="guide">What differs between the services.</param>
internal sealed class ConnectionChecks(SetupRun run, ServiceGuide guide)
{
    public const string Credentials = nameof(Credentials);
    public const string Region = nameof(Region);
    public const string NameResolution = "Name resolution";
    public const string Port = nameof(Port);
    public const string Tls = "TLS";
    public const string Clock = nameof(Clock);
    public const string Signature = nameof(Signature);

    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_expiresSoon = TimeSpan.FromDays(14);

    // Signature Version 4 allows a difference of five minutes.
    private static readonly TimeSpan s_largestSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_noticeableSkew = TimeSpan.FromMinutes(1);

    private readonly ServiceSession _session = run.Context.Session;
    private readonly NetworkPath _network = run.Context.Session.Network;

    private static string ClockCommand => OperatingSystem.IsWindows() ? "w32tm /resync" : "sudo chronyc makestep";

    private Uri Endpoint => _session.Connection.EndpointUrl;

    private string Host => Endpoint.IdnHost;

    // The address that is dialed.
    private string DialedHost => _network.Via?.Host ?? Host;

    private int DialedPort => _network.Via?.Port ?? Endpoint.Port;

    private string Dialed => new HostAndPort(DialedHost.Trim('[', ']'), DialedPort).ToString();

    private bool IsSigned => _session.Credentials is not AnonymousAWSCredentials;

    /// <summary>Adds the checks.</summary>
    /// <returns>The last one: a signed request.</returns>
    public Task<CompletedCheck> Add()
    {
        Task<CompletedCheck> credentials = run.Add(Credentials, FindCredentialsAsync);
        _ = run.Add(Region, () => Task.FromResult(CompareRegion()));
        Task<CompletedCheck> name = run.Add(NameResolution, ResolveAsync);
        Task<CompletedCheck> port = run.Add(Port, ConnectAsync, name);
        Task<CompletedCheck> tls = run.Add(Tls, VerifyTlsAsync, port);
        _ = run.Add(Clock, CompareClockAsync, tls);
        return run.Add(Signature, SignAsync, credentials, tls);
    }

    /// <summary>Whether a call was denied for a missing permission, and not for its signature.</summary>
    public static bool IsPermissionMissing(NeptuneMLException failure) =>
        failure is { ErrorId: ErrorIds.AccessDenied, HasRejectedCredentials: false }
            && (failure.Message.Contains("not authorized to perform", StringComparison.OrdinalIgnoreCase)
                || failure.ServiceCode is null or "AccessDeniedException" or "AccessDenied"
                    && !SignatureErrors.IsMatch(failure.Message)
                    && !failure.Message.Contains("Signature", StringComparison.OrdinalIgnoreCase)
                    && !failure.Message.Contains("Credential should be scoped", StringComparison.OrdinalIgnoreCase));

    private async Task<Finding> FindCredentialsAsync()
    {
        if (!IsSigned) return Finding.NotApplicable("Requests are not signed.");
        ImmutableCredentials found =
            await _session.Credentials.GetCredentialsAsync().WaitAsync(run.CancellationToken).ConfigureAwait(false);
        string kind = string.IsNullOrEmpty(found.Token) ? "long-term" : "temporary";
        return Finding.Passed(
            $"Found {kind} credentials (source: {_session.Connection.CredentialSource}, access key id {Abbreviated(found.AccessKey)}).");
    }

    private Finding CompareRegion()
    {
        if (!IsSigned) return Finding.NotApplicable("Requests are not signed for a Region.");
        string region = _session.Connection.Region!;
        string? ofHost = Regions.Of(Host, guide.HostLabel);
        if (ofHost is not null && !ofHost.Equals(region, StringComparison.OrdinalIgnoreCase))
        {
            return Finding.Failed(
                $"Requests are signed for {region}, but {Host} is in Region {ofHost}.", ConnectTo($"{Endpoint}", ofHost));
        }

        if (!Regions.IsKnown(region))
        {
            return Finding.Warning(
                $"'{region}' is not a Region that this version of the module recognizes.",
                ConnectTo($"{Endpoint}", Regions.NearestTo(region)[0]));
        }

        return Finding.Passed(ofHost is null
            ? $"Requests are signed for {region}. The name of the host contains no Region to compare with."
            : $"Requests are signed for {region}, the Region of the host.");
    }

    private async Task<Finding> ResolveAsync()
    {
        if (Proxy() is { } proxy) return Finding.NotApplicable($"The proxy {proxy} resolves the name.");
        if (IPAddress.TryParse(DialedHost.Trim('[', ']'), out _)) return Finding.Passed($"{DialedHost} is an IP address.");
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(DialedHost, run.CancellationToken).ConfigureAwait(false);
            return Finding.Passed($"{DialedHost} resolves to {string.Join(", ", addresses.Select(address => address.ToString()))}.");
        }
        catch (SocketException failure)
        {
            return Finding.Failed($"The name '{DialedHost}' cannot be resolved: {failure.Message}.", guide.FindEndpoint);
        }
    }

    private async Task<Finding> ConnectAsync()
    {
        if (Proxy() is { } proxy) return Finding.NotApplicable($"Requests go through the proxy {proxy}.");
        using TcpClient client = new();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
        limit.CancelAfter(s_connectTimeout);
        try
        {
            await client.ConnectAsync(DialedHost, DialedPort, limit.Token).ConfigureAwait(false);
            return Finding.Passed($"{Dialed} accepts connections.");
        }
        catch (SocketException failure)
        {
            return Finding.Failed($"{Dialed} does not accept connections: {failure.Message}.", guide.OpenPort(Endpoint, _network.Via));
        }
        catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
        {
            return Finding.Failed(
                $"{Dialed} did not respond within {s_connectTimeout.TotalSeconds} seconds.", guide.OpenPort(Endpoint, _network.Via));
        }
    }

    private async Task<Finding> VerifyTlsAsync()
    {
        if (Proxy() is { } proxy) return Finding.NotApplicable($"The signed request verifies TLS through the proxy {proxy}.");
        TlsProbe probe = await TlsProbe.HandshakeAsync(DialedHost, DialedPort, Host, _network.ChainPolicy(), run.CancellationToken)
            .ConfigureAwait(false);
        return Endpoint.Scheme == Uri.UriSchemeHttp ? OfUnencrypted(probe) : await OfTlsAsync(probe).ConfigureAwait(false);
    }

    private Finding OfUnencrypted(TlsProbe probe)
    {
        if (probe.SpeaksTls)
        {
            return Finding.Failed(
                $"{Dialed} speaks TLS, but the endpoint begins with http://.",
                ConnectTo(new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeHttps }.Uri.ToString(), null));
        }

        return Endpoint.IsLoopback
            ? Finding.NotApplicable($"{Endpoint} does not use TLS. It is on this machine.")
            : Finding.Warning(
                $"Requests to {Endpoint} are not encrypted and can be read and modified in transit.",
                ConnectTo(new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeHttps }.Uri.ToString(), null));
    }

    private async Task<Finding> OfTlsAsync(TlsProbe probe)
    {
        if (!probe.SpeaksTls)
        {
            return await TlsProbe.RespondsToHttpAsync(DialedHost, DialedPort, run.CancellationToken).ConfigureAwait(false)
                ? Finding.Failed(
                    $"{Dialed} responds with unencrypted HTTP and does not speak TLS.",
                    ConnectTo(new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeHttp }.Uri.ToString(), null))
                : Finding.Failed($"{Dialed} does not complete a TLS handshake.", guide.FindEndpoint);
        }

        string names = string.Join(", ", probe.Names);
        if (probe.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return Finding.Failed(
                $"The certificate is valid for {names}, but not for {Host}.", guide.ConnectVia(probe.Names[0], Dialed));
        }

        if (probe.Chain.Contains(X509ChainStatusFlags.NotTimeValid))
        {
            return Finding.Failed(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The certificate is valid from {probe.NotBefore:u} to {probe.NotAfter:u}, and it is now {DateTime.UtcNow:u}."),
                ClockCommand);
        }

        if (probe.Errors != SslPolicyErrors.None)
        {
            return Finding.Failed(
                $"This machine does not trust the issuer of the certificate, {probe.Issuer} ({string.Join(", ", probe.Chain)}).",
                $"{ConnectTo($"{Endpoint}", null)} -CertificateAuthority <file with the certificate of the issuer>");
        }

        return probe.NotAfter - DateTime.UtcNow is var left && left < s_expiresSoon
            ? Finding.Warning(
                string.Create(CultureInfo.InvariantCulture, $"The certificate for {names} expires in {Math.Ceiling(left.TotalDays)} days."),
                null)
            : Finding.Passed($"The certificate is valid for {names}.");
    }

    private async Task<Finding> CompareClockAsync()
    {
        using HttpClient client = _session.CreateHttpClient();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Endpoint, guide.UnsignedPath));
        DateTimeOffset date;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, run.CancellationToken).ConfigureAwait(false);
            if (response.Headers.Date is not { } received) return Finding.NotApplicable("The responses of the service have no date.");
            date = received;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException
            && !run.CancellationToken.IsCancellationRequested)
        {
            return Finding.NotApplicable($"The time of the service could not be read: {failure.Message}");
        }

        TimeSpan skew = date - DateTimeOffset.UtcNow;
        string relation = skew > TimeSpan.Zero ? "behind" : "ahead of";
        string difference = string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of this machine is {Math.Abs(skew.TotalSeconds):0} seconds {relation} the service's clock");
        return skew.Duration() > s_largestSkew
            ? Finding.Failed(
                $"{difference}. Signatures allow five minutes. This module corrects the difference, but other programs fail.", ClockCommand)
                with
            { Blocks = false }
            : skew.Duration() > s_noticeableSkew
                ? Finding.Warning($"{difference}. Signatures allow five minutes.", ClockCommand)
                : Finding.Passed("The clocks of this machine and of the service differ by less than a minute.");
    }

    private async Task<Finding> SignAsync()
    {
        try
        {
            await guide.CallAsync(run.Context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure)
        {
            return OfCall(failure);
        }

        return Finding.Passed(IsSigned ? "The service accepts the signature." : "The service accepts requests without a signature.");
    }

    private Finding OfCall(NeptuneMLException failure)
    {
        if (IsPermissionMissing(failure)) return Finding.Passed("The service accepts the signature.");
        if (failure.Message.Contains("scoped to a valid region", StringComparison.OrdinalIgnoreCase))
            return Finding.Failed(failure.Message, ConnectTo($"{Endpoint}", "<the Region of the endpoint>"));
        if (failure.Message.Contains("Missing Authentication Token", StringComparison.OrdinalIgnoreCase))
            return Finding.Failed(failure.Message, ConnectTo($"{Endpoint}", null));
        return failure.ErrorId is ErrorIds.Throttled or ErrorIds.ServiceUnavailable or ErrorIds.InternalFailure or ErrorIds.InternalService
            ? Finding.Warning(failure.Message, failure.RecommendedAction) with { Blocks = true }
            : Finding.Of(failure);
    }

    private static string Abbreviated(string accessKey) => accessKey.Length > 8 ? $"{accessKey[..4]}…{accessKey[^4..]}" : "…";

    private string ConnectTo(string endpoint, string? region) =>
        guide.ConnectTo(endpoint, region) + (_network.Via is { } via ? $" -Via {via}" : "");

    private Uri? Proxy() => _network.Proxy is { } proxy && !proxy.IsBypassed(Endpoint) ? proxy.GetProxy(Endpoint) : null;
}
