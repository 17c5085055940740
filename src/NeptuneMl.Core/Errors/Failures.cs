using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Errors;

/// <summary>Turns whatever the SDK or the network throws into one failure that a person can act on and a script can test.</summary>
internal static class Failures
{
    private const int LongestWords = 1000;
    private const int LongestCode = 100;

    private static readonly string[] s_refusalsOfKeys =
    [
        "security token included in the request is invalid",
        "signature we calculated does not match the signature you provided",
    ];

    private const string NotSigned = "missing authentication token";

    public static NeptuneMLException From(Exception exception) => exception as NeptuneMLException ?? From(exception, "", null);

    public static NeptuneMLException From(Exception exception, string service, CallTrace? trace)
    {
        if (Chain(exception).OfType<NeptuneMLException>().FirstOrDefault() is { } own) return own;
        if (Chain(exception).OfType<OutcomeUnknownException>().FirstOrDefault() is { } unknown) return OutcomeUnknown(unknown, service, trace);
        if (Chain(exception).OfType<ProxyException>().FirstOrDefault() is { } proxy) return ProxyRefused(proxy, service, trace);
        // First of what the network does: a request that is given up leaves an aborted socket and half an answer.
        if (Chain(exception).Any(e => e is OperationCanceledException or TimeoutException)) return TimedOut(exception, service, trace);
        if (exception is AmazonServiceException answered && trace is { Error: { } error, HttpStatus: { } status })
        {
            return ErrorMeaning.Of(error, status) is { } meaning
                ? FromService(answered, error, meaning, service, trace)
                : UnexpectedResponse(exception, service, trace);
        }

        if (trace?.Fault is not null || IsBrokenAnswer(exception, trace)) return UnexpectedResponse(exception, service, trace);
        if (FromNetwork(exception, service, trace) is { } network) return network;
        if (exception is AmazonServiceException other && ReceivedError.Of(other) is { } described && ErrorMeaning.Of(described, (int)other.StatusCode) is { } known)
            return FromService(other, described, known, service, trace);

        // Once there is an answer, what goes wrong is the reading of it.
        return trace?.HttpStatus is null
            ? Create(ErrorIds.Unspecified, exception.Message, exception, service, trace, null, false)
            : UnexpectedResponse(exception, service, trace);
    }

    /// <summary>A parameter that breaks a rule; found before anything was sent.</summary>
    public static NeptuneMLException InvalidParameter(string parameter, object? value, string rule) =>
        new($"-{parameter}{Shown(value)} {rule}.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = parameter,
            RecommendedAction = $"Correct -{parameter} and try again; nothing was sent.",
        };

    /// <summary>Whether a service refused a signature because of the time that it was made at.</summary>
    /// <param name="message">The service's text.</param>
    public static bool IsClockSkew(string message) =>
        message.StartsWith("Signature expired", StringComparison.OrdinalIgnoreCase)
            || message.StartsWith("Signature not yet current", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a denial is about the signature: Neptune reports that with the code that it has for a missing permission.</summary>
    /// <param name="message">The service's text.</param>
    public static bool IsOfSignature(string message) => IsRefusalOfKeys(message) || message.Contains(NotSigned, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it was the keys that a service refused, so that other keys may do better.</summary>
    public static bool IsOfKeys(NeptuneMLException failure) =>
        failure.ErrorId == ErrorIds.CredentialsExpired
            || failure.ServiceCode is "UnrecognizedClientException" or "InvalidClientTokenId"
            || failure.ErrorId == ErrorIds.AccessDenied && IsRefusalOfKeys(failure.Message);

    public static string Shown(object? value) => value switch
    {
        null => "",
        string { Length: > 120 } text => $" '{text[..100]}…' ({text.Length} characters)",
        string text => $" '{text}'",
        IFormattable number => $" {number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}",
        _ => "",
    };

    private static NeptuneMLException FromService(AmazonServiceException answered, ReceivedError error, ErrorMeaning meaning, string service, CallTrace? trace)
    {
        int status = (int)answered.StatusCode;
        string said = Printable.Text(error.Message, LongestWords);
        string message = said.Length > 0
            ? $"{service} refused {trace?.Operation}: {said}"
            : $"{service} refused {trace?.Operation} with {error.Code ?? "no code"} (HTTP {status}).{Beginning(error, trace)}";
        bool retryable = meaning.IsRetryable || status >= 500;
        return Create(
            meaning.ErrorId, message, answered, service, trace, meaning.Advice(new ErrorContext(error.Message, service, trace)), retryable, error.Code,
            trace?.RequestId ?? error.RequestId);
    }

    private static string Beginning(ReceivedError error, CallTrace? trace) => error.IsOfService || trace is null ? "" : $" The response begins: {trace.Preview()}";

    private static bool IsRefusalOfKeys(string said) => s_refusalsOfKeys.Any(words => said.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static NeptuneMLException? FromNetwork(Exception exception, string service, CallTrace? trace)
    {
        Exception[] chain = [.. Chain(exception)];
        string authority = trace?.Address?.Authority ?? "the endpoint";

        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
            return Create(
                ErrorIds.TlsFailure, $"The TLS connection to {authority} failed: {(tls.InnerException ?? tls).Message}", exception, service, trace,
                "Check that the port speaks TLS, that the name in -EndpointUrl is the certificate's, and that its issuer is trusted here.", false);

        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket && trace?.HttpStatus is null)
            return Create(
                ErrorIds.EndpointUnreachable, $"{authority} could not be reached: {socket.Message}.", exception, service, trace,
                "Check host and port in -EndpointUrl, and that this machine is inside the cluster's network or connected to it.", true);

        if (Array.Find(chain, e => e is HttpRequestException or IOException) is { } broken && trace?.HttpStatus is null)
            return Create(
                ErrorIds.EndpointUnreachable, $"{authority} gave no usable answer: {broken.Message}", exception, service, trace,
                "Check host, port and scheme in -EndpointUrl.", true);

        return null;
    }

    private static NeptuneMLException ProxyRefused(ProxyException refusal, string service, CallTrace? trace)
    {
        string proxy = refusal.Proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        string authority = trace?.Address?.Authority ?? "the endpoint";
        string variables = trace?.Address?.Scheme == Uri.UriSchemeHttp ? "HTTP_PROXY" : "HTTPS_PROXY";
        string message = refusal.Status switch
        {
            null => $"The proxy {proxy} for {authority} could not be reached: {refusal.Message}",
            HttpStatusCode.ProxyAuthenticationRequired => $"The proxy {proxy} for {authority} wants a user and a password, or refused those that were given (HTTP 407).",
            { } status => $"The proxy {proxy} refused the connection to {authority} (HTTP {(int)status}).",
        };
        return Create(
            ErrorIds.ProxyRefused, message, refusal, service, trace,
            $"Correct the proxy in {variables} or ALL_PROXY, or go without it: $env:NO_PROXY = '{trace?.Address?.Host}'",
            refusal.Status is null or >= HttpStatusCode.InternalServerError);
    }

    private static NeptuneMLException OutcomeUnknown(OutcomeUnknownException unknown, string service, CallTrace? trace) =>
        Create(
            ErrorIds.OutcomeUnknown, $"{trace?.Operation} was sent, but no answer says whether it took effect: {unknown.Message}",
            unknown, service, trace,
            LookUp(trace?.Operation), false, trace?.Error?.Code);

    private static string LookUp(string? operation)
    {
        string how = CmdletNames.Reader(operation) is { } reader ? $"Look up with {reader} whether the change took effect before sending it again" : "Look up whether the change took effect before sending it again";
        return CmdletNames.IsCreation(operation) ? $"{how}, or repeat the command with -Resume, which adopts what it created." : $"{how}.";
    }

    private static NeptuneMLException TimedOut(Exception exception, string service, CallTrace? trace) =>
        Create(
            ErrorIds.Timeout, $"{trace?.Address?.Authority ?? "The endpoint"} did not answer {trace?.Operation} in time.", exception, service, trace,
            $"Check that the host can be reached from this network; {CmdletNames.Connect(service)} -RequestTimeoutSeconds sets the limit.", true);

    // A modelled error is never broken; an answer that the SDK could not read, or an error that is a web page, is.
    private static bool IsBrokenAnswer(Exception exception, CallTrace? trace)
    {
        if (Chain(exception).Any(e => e is AmazonUnmarshallingException or JsonException or HttpIOException or InvalidDataException or FormatException)
            && trace?.HttpStatus is not null)
            return true;
        return exception is AmazonServiceException { InnerException: not AmazonServiceException } answered && !IsCode(answered.ErrorCode) && trace?.HttpStatus is not null
            || trace?.HttpStatus is not null && Chain(exception).Any(e => e is IOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded });
    }

    // Codes become error ids, so that what is none must not come through.
    private static bool IsCode(string? code) =>
        code is { Length: > 0 and <= LongestCode } && char.IsAsciiLetter(code[0]) && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static NeptuneMLException UnexpectedResponse(Exception exception, string service, CallTrace? trace)
    {
        string preview = trace?.Preview() ?? "";
        string reason = (trace?.Fault ?? Chain(exception).OfType<InvalidDataException>().FirstOrDefault()?.Message) is { } fault && preview.Length > 0 ? $": {fault}" : "";
        string beginning = preview.Length == 0 ? "The body is empty." : trace!.IsCompressed ? "It is compressed, which was not asked for." : $"It begins: {preview}";
        return Create(
            ErrorIds.UnexpectedResponse,
            $"The answer to {trace?.Operation} from {trace?.Address?.Authority} (HTTP {trace?.HttpStatus}, {trace?.ContentType ?? "no content type"}) is not one {service} gives{reason}. {beginning}",
            exception, service, trace, "Check that -EndpointUrl is the service itself and not a proxy or another server.", trace?.HttpStatus >= 500);
    }

    private static NeptuneMLException Create(
        string id, string message, Exception cause, string service, CallTrace? trace, string? action, bool retryable, string? code = null, string? requestId = null) =>
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
        };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException) yield return e;
    }
}
