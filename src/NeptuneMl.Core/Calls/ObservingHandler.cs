using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// Sees every attempt the SDK makes: counts it, tells <c>-Verbose</c> and <c>-Debug</c> about it, keeps the beginning of the
/// answer for error messages, and stops the SDK from repeating a change whose outcome is unknown. Never looks at headers
/// that carry credentials.
/// </summary>
internal sealed class ObservingHandler : DelegatingHandler
{
    public ObservingHandler(HttpMessageHandler inner) : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallTrace.Current is not { } trace) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (trace.Attempts > 0) trace.Stream?.Verbose($"{trace.Operation}: attempt {trace.Attempts} did not succeed; trying again.");
        trace.Attempts++;
        trace.Address = request.RequestUri;
        trace.HttpStatus = null;
        trace.ResetPreview();
        long started = Stopwatch.GetTimestamp();

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            trace.Stream?.Verbose($"{trace.Operation}: attempt {trace.Attempts}: no answer from {request.RequestUri?.Authority}: {exception.Message}");
            if (trace.SettlesByLooking && MayHaveArrived(exception)) throw new OutcomeUnknownException(exception);
            // For an answer that ended early the SDK has ten attempts of its own, on top of those that were asked for.
            if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }) throw new HttpRequestException(HttpRequestError.ResponseEnded, exception.Message);
            throw;
        }
        catch (OperationCanceledException exception) when (trace.SettlesByLooking && !trace.CancellationToken.IsCancellationRequested)
        {
            throw new OutcomeUnknownException(exception);
        }

        Note(trace, request, response, Stopwatch.GetElapsedTime(started));
        if (trace.SettlesByLooking)
        {
            byte[]? body = await BodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
            if (IsInconclusive(response.StatusCode) || response.IsSuccessStatusCode && !IsObject(body))
            {
                trace.AddToPreview(body);
                throw new OutcomeUnknownException(new HttpRequestException($"HTTP {(int)response.StatusCode}: {trace.Preview()}", null, response.StatusCode));
            }
        }

        response.Content = new ObservedContent(response.Content, trace);
        return response;
    }

    // A connection that was never made has carried nothing.
    private static bool MayHaveArrived(Exception exception) =>
        exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };

    private static bool IsInconclusive(HttpStatusCode status) =>
        status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout;

    /// <summary>The whole body, or null when it breaks off.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    // The SDK repeats a request when it cannot read the answer to it, which may still mean that it took effect.
    private static bool IsObject(byte[]? body)
    {
        try
        {
            using JsonDocument? answer = body is null ? null : JsonDocument.Parse(body);
            return answer?.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
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
        else stream.Verbose($"{trace.Operation}: attempt {trace.Attempts}: {what}");
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
