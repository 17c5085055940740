using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// Sees every attempt the SDK makes: counts it, tells <c>-Verbose</c> and <c>-Debug</c> about it, keeps the beginning of the
/// answer for error messages, and stops the SDK from repeating a change whose outcome is unknown. Never looks at headers
/// that carry credentials.
/// </summary>
internal sealed partial class ObservingHandler : DelegatingHandler
{
    private const int FirstBuffer = 16 * 1024;
    private const int LargestBody = 32 * 1_048_576;

    // The SDK sets its clock by the date of an answer. From one that is none of this age it computes times that do not exist, and
    // then signs nothing more for that address in the whole process.
    private const int EarliestYear = 2000;
    private const int LatestYear = 2200;

    private readonly IWebProxy? _proxy;

    /// <param name="inner">What sends.</param>
    /// <param name="proxy">The proxy that it uses.</param>
    public ObservingHandler(HttpMessageHandler inner, IWebProxy? proxy = null) : base(inner) => _proxy = proxy;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallTrace.Current is not { } trace) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (trace.Tries > 0) trace.Stream?.Verbose($"{trace.Operation}: attempt {trace.Tries} did not succeed; trying again.");
        trace.BeginAttempt();
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
            throw new ProxyException(proxy, exception.StatusCode ?? StatusIn(exception), exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            trace.Stream?.Verbose($"{trace.Operation}: attempt {trace.Tries}: no complete response from {request.RequestUri?.Authority}: {exception.Message}");
            if (!trace.HasLeft && MayHaveArrived(exception)) trace.Leaves();
            trace.MayHaveTakenEffect |= MayHaveArrived(exception);
            if (trace.IsSettledByLookup && MayHaveArrived(exception)) throw new OutcomeUnknownException(exception);
            // For an answer that ended early the SDK has ten attempts of its own, on top of those that were asked for.
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
            throw new ProxyException(guarded, response.StatusCode, "");

        // A request to a proxy has another form, which is not counted when it leaves: it may go there twice, the second time with a password.
        if (!trace.HasLeft) trace.Leaves();

        if (response.Headers.Date is { Year: < EarliestYear or > LatestYear }) response.Headers.Remove("Date");
        if (response.IsSuccessStatusCode)
        {
            List<AnswerRepair> repairs = [];
            trace.Fault = trace.Answer.FaultIn(body, repairs);
            if (trace.Fault is null && repairs.Count > 0) body = AnswerRepair.Apply(repairs, body);
        }
        else
        {
            Note(trace, response, ReceivedError.Of(response.Headers, body));
        }

        bool isInconclusive = IsInconclusive(response.StatusCode) || trace.Fault is not null;
        trace.MayHaveTakenEffect |= isInconclusive;
        if (trace.IsSettledByLookup && isInconclusive)
            throw new OutcomeUnknownException(new HttpRequestException($"HTTP {(int)response.StatusCode}: {(trace.Error is { Message: { Length: > 0 } text } ? text : trace.Preview())}", null, response.StatusCode));
        if (trace.Fault is { } fault) throw new HttpRequestException(HttpRequestError.InvalidResponse, fault);

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
            System.Globalization.CultureInfo.InvariantCulture, $"{trace.Operation}: the service asks to wait {asked.TotalSeconds:0.#} s; another attempt waits {pause.TotalSeconds:0.#} s."));
    }

    private Uri? ProxyFor(HttpRequestMessage request) =>
        request.RequestUri is { } address && _proxy is { } proxy && !proxy.IsBypassed(address) ? proxy.GetProxy(address) : null;

    // Through a proxy, these are about the connection to the proxy. TLS is between both ends.
    private static bool IsOfProxy(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError;

    // The runtime has the status of the proxy's response in the message only.
    private static HttpStatusCode? StatusIn(HttpRequestException exception) =>
        exception.HttpRequestError == HttpRequestError.ProxyTunnelError && StatusText().Match(exception.Message) is { Success: true } match
            ? (HttpStatusCode)int.Parse(match.ValueSpan.Trim('\''), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("'[1-5][0-9]{2}'", RegexOptions.CultureInvariant)]
    private static partial Regex StatusText();

    // A connection that was never made has carried nothing.
    private static bool MayHaveArrived(Exception exception) =>
        exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };

    private static bool IsInconclusive(HttpStatusCode status) => status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout;

    /// <summary>
    /// The whole body. It is read here, where the time limit of the request still holds, and up to a size that no answer of
    /// the services comes near.
    /// </summary>
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
            System.Globalization.CultureInfo.InvariantCulture,
            $"{request.Method} {request.RequestUri?.AbsolutePath} -> {(int)response.StatusCode} in {elapsed.TotalMilliseconds:F0} ms, request id {trace.RequestId ?? "none"}");
        if (response.IsSuccessStatusCode) stream.Debug($"{trace.Operation}: {what}");
        else stream.Verbose($"{trace.Operation}: attempt {trace.Tries}: {what}");
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
