using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Calls;

/// <summary>Observes every attempt of the SDK: counts it, writes verbose and debug messages, keeps the beginning of the response for error
/// messages, and prevents the SDK from retrying a change whose outcome is unknown. Never reads headers that have credentials.</summary>
/// <param name="inner">The handler that sends.</param>
/// <param name="proxy">The proxy of the inner handler.</param>
internal sealed partial class ObservingHandler(HttpMessageHandler inner, IWebProxy? proxy = null) : DelegatingHandler(inner)
{
    private const int FirstBuffer = 16 * 1024;
    private const int LargestBody = 32 * 1_048_576;

    // The SDK adjusts its clock to the date of a response. With a date far off it computes invalid times, and then signs no more
    // requests for that host in the whole process.
    private const int EarliestYear = 2000;
    private const int LatestYear = 2200;

    private bool IsParameter => proxy is ProxyRules { IsParameter: true };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallTrace.Current is not { } trace) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (trace.Tries > 0) trace.Stream?.Verbose($"{trace.Operation}: attempt {trace.Tries} failed. Retrying.");
        trace.BeginTry();
        trace.Address = request.RequestUri;
        long started = Stopwatch.GetTimestamp();

        HttpResponseMessage response;
        ArraySegment<byte> body;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Note(trace, request, response, Stopwatch.GetElapsedTime(started));
            body = await BodyAsync(response.Content, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (IsOfProxy(exception) && ProxyFor(request) is { } proxy)
        {
            // The cause of a failed SOCKS handshake is in the inner exception.
            bool isSocksFailure = exception is { HttpRequestError: HttpRequestError.ProxyTunnelError, InnerException: not null };
            throw new ProxyException(
                proxy, exception.StatusCode ?? StatusIn(exception), (isSocksFailure ? exception.InnerException! : exception).Message)
            {
                IsParameter = IsParameter,
                IsSocksFailure = isSocksFailure,
            };
        }
        // Another attempt would get the same certificate. Unlike HttpRequestException, the SDK does not retry these.
        catch (HttpRequestException exception) when (exception.InnerException is CertificateRejectedException certificate)
        {
            bool isOfProxy = ProxyFor(request)?.IdnHost == certificate.Host && request.RequestUri!.IdnHost != certificate.Host;
            if (!isOfProxy) throw certificate;
            string reason = certificate.HasOtherName ? $"its certificate is for {certificate.Names}" : certificate.Message;
            throw new ProxyException(ProxyFor(request)!, null, reason) { IsParameter = IsParameter };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            string host = trace.Via?.ToString() ?? request.RequestUri?.Authority ?? "the endpoint";
            trace.Stream?.Verbose(
                $"{trace.Operation}: attempt {trace.Tries} failed: no complete response from {host}: {exception.Message}");
            if (!trace.IsSent && MayHaveArrived(exception)) trace.CountAttempt();
            trace.MayHaveTakenEffect |= MayHaveArrived(exception);
            if (trace.IsSettledByLookup && MayHaveArrived(exception)) throw new OutcomeUnknownException(exception);
            // For a truncated response the SDK would retry ten times more than configured.
            if (trace.HttpStatus is not null || exception is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded })
                throw new HttpRequestException(HttpRequestError.ResponseEnded, exception.Message);
            throw;
        }
        catch (OperationCanceledException exception) when (!trace.CancellationToken.IsCancellationRequested)
        {
            trace.MayHaveTakenEffect = true;
            if (trace.IsSettledByLookup) throw new OutcomeUnknownException(exception);
            throw;
        }

        if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired && ProxyFor(request) is { } guarded)
            throw new ProxyException(guarded, response.StatusCode, "") { IsParameter = IsParameter };

        // CountingStream does not count a request to a proxy, which starts with another line, and may be sent twice: the second time with
        // credentials.
        if (!trace.IsSent) trace.CountAttempt();

        if (response.Headers.Date is { Year: < EarliestYear or > LatestYear }) response.Headers.Remove("Date");
        if (response.IsSuccessStatusCode)
        {
            List<ResponseRepair> repairs = [];
            trace.SchemaError = trace.Schema.ErrorIn(body, repairs);
            if (trace.SchemaError is null && repairs.Count > 0) body = ResponseRepair.Apply(repairs, body);
        }
        else
        {
            Note(trace, response, ReceivedError.Of(response.Headers, body));
        }

        bool isInconclusive = IsInconclusive(response.StatusCode) || trace.SchemaError is not null;
        trace.MayHaveTakenEffect |= isInconclusive;
        if (trace.IsSettledByLookup && isInconclusive)
        {
            string text = trace.Error is { Message: { Length: > 0 } message } ? message : trace.Preview();
            throw new OutcomeUnknownException(
                new HttpRequestException($"HTTP {(int)response.StatusCode}: {text}", null, response.StatusCode));
        }

        if (trace.SchemaError is { } schemaError) throw new HttpRequestException(HttpRequestError.InvalidResponse, schemaError);

        response.Content = Content(body, response.Content);
        return response;
    }

    private static void Note(CallTrace trace, HttpResponseMessage response, ReceivedError error)
    {
        trace.Error = error;
        trace.RequestId ??= error.RequestId;
        if (response.StatusCode < HttpStatusCode.InternalServerError && !ErrorMeaning.IsThrottling(error, (int)response.StatusCode)) return;
        trace.RetryAfter = RetryAfter.Of(response.Headers, DateTimeOffset.UtcNow);
        if (trace.RetryAfter is not { } asked) return;
        TimeSpan pause = RetryAfter.Bounded(asked);
        trace.NextAttempt = Stopwatch.GetTimestamp() + (long)(pause.TotalSeconds * Stopwatch.Frequency);
        trace.Stream?.Verbose(string.Create(
            CultureInfo.InvariantCulture,
            $"{trace.Operation}: the service asks to wait {asked.TotalSeconds:0.#} s. The next attempt starts after {pause.TotalSeconds:0.#} s."));
    }

    private Uri? ProxyFor(HttpRequestMessage request) =>
        request.RequestUri is { } address && proxy is not null && !proxy.IsBypassed(address) ? proxy.GetProxy(address) : null;

    // With a proxy, these concern the connection to the proxy. TLS is end to end.
    private static bool IsOfProxy(HttpRequestException exception) =>
        exception.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError;

    // The runtime reports the status of the proxy's response only in the message.
    private static HttpStatusCode? StatusIn(HttpRequestException exception) =>
        exception.HttpRequestError == HttpRequestError.ProxyTunnelError && StatusText().Match(exception.Message) is { Success: true } match
            ? (HttpStatusCode)int.Parse(match.ValueSpan.Trim('\''), CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("'[1-5][0-9]{2}'", RegexOptions.CultureInvariant)]
    private static partial Regex StatusText();

    // Without a connection no request was sent.
    private static bool MayHaveArrived(Exception exception) =>
        exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };

    private static bool IsInconclusive(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout;

    /// <summary>The complete body. It is read here because the request timeout applies here, up to a size far above any response of the
    /// services.</summary>
    private static async Task<ArraySegment<byte>> BodyAsync(HttpContent content, CallTrace trace, CancellationToken cancellationToken)
    {
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[Math.Clamp(content.Headers.ContentLength ?? FirstBuffer, 1, FirstBuffer) + 1];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0) return new ArraySegment<byte>(buffer, 0, length);
            trace.AddToPreview(buffer.AsSpan(length, read));
            length += read;
            if (length > LargestBody) throw new InvalidDataException($"it is larger than {LargestBody / 1_048_576} MiB");
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private static ByteArrayContent Content(ArraySegment<byte> body, HttpContent received)
    {
        ByteArrayContent content = new(body.Array!, body.Offset, body.Count);
        foreach ((string name, HeaderStringValues values) in received.Headers.NonValidated)
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) content.Headers.TryAddWithoutValidation(name, values);
        received.Dispose();
        return content;
    }

    private static void Note(CallTrace trace, HttpRequestMessage request, HttpResponseMessage response, TimeSpan elapsed)
    {
        trace.HttpStatus = (int)response.StatusCode;
        trace.ContentType = response.Content.Headers.ContentType?.MediaType;
        trace.RequestId = First(response.Headers, "x-amzn-RequestId") ?? First(response.Headers, "x-amz-request-id");
        if (trace.Stream is not { } stream) return;

        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Method} {request.RequestUri?.AbsolutePath} -> {(int)response.StatusCode} in {elapsed.TotalMilliseconds:F0} ms, request id {trace.RequestId ?? "none"}");
        // A start that exceeds a quota is an error, or has one verbose line however often it is tried again.
        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.PaymentRequired)
            stream.Debug($"{trace.Operation}: {what}");
        else
            stream.Verbose($"{trace.Operation}: attempt {trace.Tries}: {what}");
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
