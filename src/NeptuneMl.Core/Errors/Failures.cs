using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace NeptuneMl.Core.Errors;

/// <summary>Converts any exception of the SDK or the network to a <see cref="NeptuneMLException"/> with an error id and a
/// recommendation.</summary>
internal static class Failures
{
    private const int LongestWords = 1000;
    private const int LongestCode = 100;

    private static readonly string[] s_awsDomains =
        [".neptune.amazonaws.com", ".neptune.amazonaws.com.cn", ".amazonaws.com", ".amazonaws.com.cn"];

    public static NeptuneMLException From(Exception exception) => exception as NeptuneMLException ?? From(exception, "", null);

    public static NeptuneMLException From(Exception exception, string service, CallTrace? trace)
    {
        if (Chain(exception).OfType<NeptuneMLException>().FirstOrDefault() is { } own) return own;
        if (Chain(exception).OfType<OutcomeUnknownException>().FirstOrDefault() is { } unknown)
            return OutcomeUnknown(unknown, service, trace);
        if (Chain(exception).OfType<ProxyException>().FirstOrDefault() is { } proxy) return ProxyRefused(proxy, service, trace);
        // Before other network errors: a request that times out leaves an aborted socket and a truncated response.
        if (Chain(exception).Any(e => e is OperationCanceledException or TimeoutException)) return TimedOut(exception, service, trace);
        if (exception is AmazonServiceException received && trace is { Error: { } error, HttpStatus: { } status })
        {
            return ErrorMeaning.Of(error, status) is { } meaning
                ? FromService(received, error, meaning, service, trace)
                : UnexpectedResponse(exception, service, trace);
        }

        if (trace?.SchemaError is not null || IsMalformedResponse(exception, trace)) return UnexpectedResponse(exception, service, trace);
        if (FromNetwork(exception, service, trace) is { } network) return network;
        if (exception is AmazonServiceException other && ReceivedError.Of(other) is { } described
            && ErrorMeaning.Of(described, (int)other.StatusCode) is { } known)
        {
            return FromService(other, described, known, service, trace);
        }

        // After a response was received, only deserializing it can fail.
        return trace?.HttpStatus is null
            ? Create(ErrorIds.Unspecified, exception.Message, exception, service, trace, null, false)
            : UnexpectedResponse(exception, service, trace);
    }

    /// <summary>A parameter that violates a rule, found before a request was sent.</summary>
    public static NeptuneMLException InvalidParameter(string parameter, object? value, string rule) =>
        new($"-{parameter}{Shown(value)} {rule}.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = parameter,
            RecommendedAction = $"Correct -{parameter} and try again; nothing was sent.",
        };

    /// <summary>A value in a message: a space and the value in quotes, or nothing when it has no short text.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "",
        string { Length: > 120 } text => $" '{text[..100]}…' ({text.Length} characters)",
        string text => $" '{text}'",
        IFormattable number => $" {number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}",
        _ => "",
    };

    /// <summary>The name of a cluster or of a regional endpoint of AWS; the host and port of any other address.</summary>
    public static string NameOf(Uri? address)
    {
        if (address is null) return "the endpoint";
        string? suffix = Array.Find(s_awsDomains, domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
        return suffix is null ? address.Authority : address.Host[..^suffix.Length];
    }

    private static NeptuneMLException FromService(
        AmazonServiceException received, ReceivedError error, ErrorMeaning meaning, string service, CallTrace? trace)
    {
        int status = (int)received.StatusCode;
        bool retryable = meaning.IsRetryable || status >= 500;
        return Create(
            meaning.ErrorId, MessageOf(error, meaning, status, service, trace), received, service, trace,
            meaning.Advice(new ErrorContext(error.Message, service, trace)), retryable, error.Code, trace?.RequestId ?? error.RequestId,
            hasRejectedCredentials: HasRejectedCredentials(error, meaning));
    }

    private static string MessageOf(ReceivedError error, ErrorMeaning meaning, int status, string service, CallTrace? trace)
    {
        string text = Printable.Text(error.Message, LongestWords);
        if (text.Length > 0 && !IsEndOfSentence(text[^1])) text += ".";
        string source = trace is null ? "" : $" ({trace.Operation}: {error.Code ?? $"HTTP {status}"})";
        if (meaning.IsNotFound && trace is not null && ResourceName.In(trace.Request, trace.Operation) is { } resource)
        {
            // In a membership or collaboration, the text can be about these instead.
            string reason = trace.Request is Amazon.Neptunedata.AmazonNeptunedataRequest || text.Length == 0 ? "." : $": {text}";
            return $"{char.ToUpperInvariant(resource[0])}{resource[1..]} was not found on {NameOf(trace.Address)}{reason}{source}";
        }

        if (text.Length > 0) return $"{service} returned an error: {text}{source}";
        string preview = error.IsOfService || trace is null ? "" : $" The response begins: {trace.Preview()}";
        return $"{service} returned HTTP {status} without a message.{source}{preview}";
    }

    private static bool IsEndOfSentence(char last) => last is '.' or '!' or '?' or '…';

    private static bool HasRejectedCredentials(ReceivedError error, ErrorMeaning meaning) => meaning.ErrorId switch
    {
        ErrorIds.CredentialsExpired => true,
        ErrorIds.AccessDenied => error.Code is "UnrecognizedClientException" or "InvalidClientTokenId"
            || SignatureErrors.IsRejectedCredentials(error.Message),
        _ => false,
    };

    private static NeptuneMLException? FromNetwork(Exception exception, string service, CallTrace? trace)
    {
        Exception[] chain = [.. Chain(exception)];
        string authority = PeerOf(trace);

        if (chain.OfType<CertificateRejectedException>().FirstOrDefault() is { } certificate)
            return CertificateRejected(certificate, exception, service, trace);

        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
        {
            return Create(
                ErrorIds.TlsFailure, $"The TLS connection to {authority} failed: {(tls.InnerException ?? tls).Message}", exception,
                service, trace,
                "Check that the port uses TLS, that the host in -EndpointUrl matches the certificate, and that this machine trusts its issuer.",
                false);
        }

        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket && trace?.HttpStatus is null)
        {
            return Create(
                ErrorIds.EndpointUnreachable, $"{authority} could not be reached: {socket.Message}.", exception, service, trace,
                trace?.Via is { } via
                    ? $"Check that the tunnel, the port forwarding or the load balancer at {via} is running."
                    : "Check host and port in -EndpointUrl, and that this machine is inside the cluster's network or connected to it. "
                        + "Connect-NeptuneML -Via connects through a tunnel or a load balancer.",
                true);
        }

        if (Array.Find(chain, e => e is HttpRequestException or IOException) is { } broken && trace?.HttpStatus is null)
        {
            return Create(
                ErrorIds.EndpointUnreachable, $"{authority} returned no valid HTTP response: {broken.Message}", exception, service, trace,
                "Check host, port and scheme in -EndpointUrl.", true);
        }

        return null;
    }

    // The address that was dialled, with the endpoint that it leads to.
    private static string PeerOf(CallTrace? trace) => trace switch
    {
        { Via: { } via, Address: { } address } => $"{via}, the -Via address for {address.Authority},",
        _ => trace?.Address?.Authority ?? "the endpoint",
    };

    private static NeptuneMLException CertificateRejected(
        CertificateRejectedException certificate, Exception cause, string service, CallTrace? trace)
    {
        string dialled = trace?.Via?.ToString() ?? trace?.Address?.Authority ?? "the endpoint";
        if (certificate.HasOtherName)
        {
            string advice = trace?.Via is { } via
                ? $"Check that {via} forwards to {trace.Address?.Authority}: the server that responds there is another one."
                : service == NeptuneSession.Name
                ? "Specify the endpoint of the cluster. If this address is a tunnel, a port forwarding or a load balancer in front of the "
                    + $"cluster, specify it with -Via: Connect-NeptuneML <cluster endpoint> -Via {dialled}"
                : $"Specify a host of the certificate: {CmdletNames.Connect(service)} -EndpointUrl.";
            return Create(
                ErrorIds.TlsNameMismatch, $"The certificate of {dialled} is for {certificate.Names}, and not for '{certificate.Host}'.",
                cause, service, trace, advice, false);
        }

        string trust = certificate.Authorities is { } file
            ? $"Only the certificate authorities in '{file}' are trusted. "
                + "Add the issuer, or correct -CertificateAuthority or AWS_CA_BUNDLE."
            : "If the network has a certificate authority of its own, specify the file with its certificates (PEM): "
                + $"{CmdletNames.Connect(service)} -CertificateAuthority, or the environment variable AWS_CA_BUNDLE.";
        return Create(
            ErrorIds.TlsFailure, $"The TLS connection to {PeerOf(trace)} failed: {certificate.Message}.", cause, service, trace, trust,
            false);
    }

    private static NeptuneMLException ProxyRefused(ProxyException refusal, string service, CallTrace? trace)
    {
        string proxy = refusal.Proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        string authority = PeerOf(trace);
        string variables = trace?.Address?.Scheme == Uri.UriSchemeHttp ? "HTTP_PROXY" : "HTTPS_PROXY";
        string message = refusal.Status switch
        {
            null when refusal.IsSocksFailure => $"The proxy {proxy} refused the connection to {authority}: {refusal.Message}",
            null => $"The proxy {proxy} for {authority} could not be reached: {refusal.Message}",
            HttpStatusCode.ProxyAuthenticationRequired =>
                $"The proxy {proxy} for {authority} requires a user name and a password, or rejected the given ones (HTTP 407).",
            { } status => $"The proxy {proxy} refused the connection to {authority} (HTTP {(int)status}).",
        };
        return Create(
            ErrorIds.ProxyRefused, message, refusal, service, trace,
            refusal.IsParameter
                ? $"Correct -Proxy and -ProxyCredential of {CmdletNames.Connect(service)}."
                : $"Correct the proxy in {variables} or ALL_PROXY, or bypass it: $env:NO_PROXY = '{trace?.Address?.Host}'",
            refusal.Status is null or >= HttpStatusCode.InternalServerError);
    }

    private static NeptuneMLException OutcomeUnknown(OutcomeUnknownException unknown, string service, CallTrace? trace) =>
        Create(
            ErrorIds.OutcomeUnknown, $"{trace?.Operation} was sent, but its outcome is unknown: {unknown.Message}", unknown, service, trace,
            LookUp(trace?.Operation), false, trace?.Error?.Code);

    private static string LookUp(string? operation)
    {
        string reader = CmdletNames.Reader(operation) is { } cmdlet ? $" with {cmdlet}" : "";
        string check = $"Check{reader} whether the change took effect before you repeat it";
        return CmdletNames.IsCreation(operation)
            ? $"{check}, or repeat the command with -Resume, which adopts the resource that it created."
            : $"{check}.";
    }

    private static NeptuneMLException TimedOut(Exception exception, string service, CallTrace? trace) =>
        Create(
            ErrorIds.Timeout,
            $"{trace?.Operation ?? "The request"} timed out: {PeerOf(trace)} did not respond in time.",
            exception, service, trace,
            $"Check that this network reaches the host, or set a longer timeout with {CmdletNames.Connect(service)} -RequestTimeoutSeconds.",
            true);

    // A modelled error is a valid response. A response that the SDK could not deserialize is not, and neither is a web page.
    private static bool IsMalformedResponse(Exception exception, CallTrace? trace)
    {
        if (trace?.HttpStatus is null) return false;
        return Chain(exception).Any(e => e is AmazonUnmarshallingException or JsonException or HttpIOException or InvalidDataException
                or FormatException or IOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded })
            || exception is AmazonServiceException { InnerException: not AmazonServiceException } received && !IsCode(received.ErrorCode);
    }

    // Codes become error ids, so text that is not a code must not pass.
    private static bool IsCode(string? code) =>
        code is { Length: > 0 and <= LongestCode } && char.IsAsciiLetter(code[0])
            && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static NeptuneMLException UnexpectedResponse(Exception exception, string service, CallTrace? trace)
    {
        string preview = trace?.Preview() ?? "";
        string? problem = trace?.SchemaError ?? Chain(exception).OfType<InvalidDataException>().FirstOrDefault()?.Message;
        string reason = problem is not null && preview.Length > 0 ? $": {problem}" : "";
        string beginning = preview.Length == 0 ? "The body is empty."
            : trace!.IsCompressed ? "It is compressed, although the request did not accept that."
            : $"It begins: {preview}";
        return Create(
            ErrorIds.UnexpectedResponse,
            $"The response to {trace?.Operation} from {trace?.Address?.Authority} "
                + $"(HTTP {trace?.HttpStatus}, {trace?.ContentType ?? "no content type"}) "
                + $"is not a valid {service} response{reason}. {beginning}",
            exception, service, trace, "Check that -EndpointUrl is the endpoint of the service and not a proxy or another server.",
            trace?.HttpStatus >= 500);
    }

    private static NeptuneMLException Create(
        string id, string message, Exception cause, string service, CallTrace? trace, string? action, bool retryable,
        string? code = null, string? requestId = null, bool hasRejectedCredentials = false) =>
        new(message, cause)
        {
            ErrorId = id,
            Service = service.Length > 0 ? service : null,
            Operation = trace?.Operation,
            HttpStatus = trace?.HttpStatus,
            ServiceCode = code,
            RequestId = requestId is { Length: > 0 } ? requestId : trace?.RequestId,
            Attempts = trace?.Attempts ?? 0,
            IsRetryable = retryable,
            RetryAfter = trace?.RetryAfter,
            RecommendedAction = action,
            HasRejectedCredentials = hasRejectedCredentials,
        };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException) yield return e;
    }
}
