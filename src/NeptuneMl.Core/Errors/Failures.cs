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
    private const string Suffix = "Exception";
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
        if (Chain(exception).OfType<NeptuneMLException>().FirstOrDefault() is { } known) return known;
        if (Chain(exception).OfType<OutcomeUnknownException>().FirstOrDefault() is { } unknown) return OutcomeUnknown(unknown, service, trace);
        if (Chain(exception).OfType<ProxyException>().FirstOrDefault() is { } proxy) return ProxyRefused(proxy, service, trace);
        // First of what the network does: a request that is given up leaves an aborted socket and half an answer.
        if (Chain(exception).Any(e => e is OperationCanceledException or TimeoutException)) return TimedOut(exception, service, trace);
        if (trace?.Fault is not null || IsBrokenAnswer(exception, trace)) return UnexpectedResponse(exception, service, trace);
        if (FromNetwork(exception, service, trace) is { } network) return network;
        if (exception is AmazonServiceException answered) return FromService(answered, service, trace);

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
    public static bool IsClockSkew(AmazonServiceException answered, CallTrace? trace) => IsClockSkew(Words(answered, trace));

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

    private static NeptuneMLException FromService(AmazonServiceException answered, string service, CallTrace? trace)
    {
        string code = answered.ErrorCode is { Length: > 0 } given ? given : answered.GetType().Name;
        string said = Printable.Text(Words(answered, trace), LongestWords);
        (string id, string? action) = Meaning(code, said, (int)answered.StatusCode, trace);
        string message = said.Length > 0
            ? $"{service} refused {trace?.Operation}: {said}"
            : $"{service} refused {trace?.Operation} with {code} (HTTP {(int)answered.StatusCode}).";
        bool retryable = id is ErrorIds.Throttled or ErrorIds.ServiceUnavailable or ErrorIds.CredentialsExpired || (int)answered.StatusCode >= 500;
        return Create(id, message, answered, service, trace, action, retryable, code, answered.RequestId);
    }

    // Of an error without a text the SDK says what it can.
    private static string Words(AmazonServiceException answered, CallTrace? trace) => trace?.Error?.Message ?? answered.Message?.Trim() ?? "";

    private static (string Id, string? Action) Meaning(string code, string said, int status, CallTrace? trace)
    {
        string bare = code.Length > Suffix.Length && code.EndsWith(Suffix, StringComparison.Ordinal) ? code[..^Suffix.Length] : code;
        return bare switch
        {
            _ when IsExpiry(bare, said) => (ErrorIds.CredentialsExpired, "Renew the credentials, then try again."),
            "AccessDenied" or "InvalidSignature" when IsClockSkew(said) =>
                (ErrorIds.AccessDenied, "Set the clock of this machine: it and the service's are more than five minutes apart."),
            "TooManyRequests" or "Throttling" or "RequestLimitExceeded" or "ThrottledRequest" =>
                (ErrorIds.Throttled, $"Wait and try again, or lower -ThrottleLimit; {trace?.Attempts} attempts were made."),
            "AccessDenied" or "AccessDeniedError" when !IsOfSignature(said) => (ErrorIds.AccessDenied, MissingPermission.Recommendation(said, trace)),
            "AccessDenied" or "AccessDeniedError" or "UnrecognizedClient" or "InvalidSignature" or "SignatureDoesNotMatch"
                or "MissingAuthenticationToken" or "InvalidClientTokenId" or "IncompleteSignature" =>
                (ErrorIds.AccessDenied, "Check the credentials, the endpoint and the Region."),
            "Validation" or "InvalidParameter" or "MissingParameter" or "InvalidArgument" or "IllegalArgument" =>
                (bare, "Correct the parameters; nothing was changed."),
            "MLResourceNotFound" or "ResourceNotFound" =>
                (bare, "Check the id and the connection; the matching Get cmdlet without an identifier lists what is there."),
            "Conflict" or "ConstraintViolation" => (bare, "Read the resource with its Get cmdlet before trying again."),
            "ServiceQuotaExceeded" => (bare, "Ask for a higher quota, or remove what is not needed."),
            _ when status is 502 or 503 or 504 => (ErrorIds.ServiceUnavailable, "Try again later."),
            _ => (bare, null),
        };
    }

    // Neptune has one code for everybody whom it does not let in; its words tell them apart.
    private static bool IsExpiry(string code, string said) =>
        code is "ExpiredToken" or "RequestExpired"
            || code == "AccessDenied" && said.Contains("security token included in the request is expired", StringComparison.OrdinalIgnoreCase);

    private static bool IsRefusalOfKeys(string said) => s_refusalsOfKeys.Any(words => said.Contains(words, StringComparison.OrdinalIgnoreCase));

    // Neptune reports a wrong or missing signature with the code that it has for a missing permission.
    private static bool IsOfSignature(string said) => IsRefusalOfKeys(said) || said.Contains(NotSigned, StringComparison.OrdinalIgnoreCase);

    private static bool IsClockSkew(string said) =>
        said.StartsWith("Signature expired", StringComparison.OrdinalIgnoreCase) || said.StartsWith("Signature not yet current", StringComparison.OrdinalIgnoreCase);

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
            unknown, service, trace, "Look whether the resource exists before starting it again.", true, trace?.Error?.Code);

    private static NeptuneMLException TimedOut(Exception exception, string service, CallTrace? trace) =>
        Create(
            ErrorIds.Timeout, $"{trace?.Address?.Authority ?? "The endpoint"} did not answer {trace?.Operation} in time.", exception, service, trace,
            "Check that the host can be reached from this network; -RequestTimeoutSeconds of the Connect cmdlet sets the limit.", true);

    // A modelled error is never broken; an answer that the SDK could not read, or an error that is a web page, is.
    private static bool IsBrokenAnswer(Exception exception, CallTrace? trace)
    {
        if (Chain(exception).Any(e => e is AmazonUnmarshallingException or JsonException or HttpIOException or InvalidDataException or FormatException)
            && trace?.HttpStatus is not null)
            return true;
        return exception is AmazonServiceException { InnerException: not AmazonServiceException } answered && !IsCode(answered.ErrorCode) && trace?.HttpStatus is not null
            || exception is AmazonServiceException && trace is { HttpStatus: not null, ContentType: "text/html" }
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
            RecommendedAction = action,
        };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException) yield return e;
    }
}
