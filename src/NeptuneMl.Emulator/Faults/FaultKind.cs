namespace NeptuneMl.Emulator;

/// <summary>The kinds of faults that the emulator can inject. A fault before the effect prevents the operation; with a fault after the
/// effect, the operation is executed and only the response is faulty.</summary>
public enum FaultKind
{
    /// <summary>Before the effect: the throttling error of the service, HTTP 429, with a Retry-After header when
    /// <see cref="Fault.Seconds"/> is set.</summary>
    Throttle,

    /// <summary>Before the effect: an error with the HTTP status in <see cref="Fault.Status"/>.</summary>
    ServerError,

    /// <summary>Before the effect: HTTP 403, the session token has expired.</summary>
    ExpiredToken,

    /// <summary>Before the effect: HTTP 403, the access key is unknown.</summary>
    UnknownKey,

    /// <summary>Before the effect: the connection is reset.</summary>
    ResetBefore,

    /// <summary>Before the effect: all connections are closed and new ones refused for <see cref="Fault.Seconds"/>, default 1.</summary>
    Outage,

    /// <summary>After the effect: the connection is reset and no response is sent.</summary>
    ResetAfter,

    /// <summary>After the effect: an error with the HTTP status in <see cref="Fault.Status"/> replaces the response.</summary>
    ServerErrorAfter,

    /// <summary>After the effect: the response is sent in pieces over <see cref="Fault.Seconds"/>, default 1.</summary>
    Slow,

    /// <summary>After the effect: the connection is closed in the middle of the response.</summary>
    Truncate,

    /// <summary>After the effect: Content-Length is half the actual length of the response.</summary>
    WrongLength,

    /// <summary>After the effect: an HTML page with status 200 replaces the response, as some proxies do.</summary>
    HtmlPage,

    /// <summary>After the effect: the response has the content type text/plain.</summary>
    WrongContentType,

    /// <summary>After the effect: the response contains bytes that are not valid UTF-8.</summary>
    InvalidUtf8,

    /// <summary>After the effect: 100 MiB of spaces precede the response body.</summary>
    Huge,

    /// <summary>After the effect: JSON of 100,000 nested arrays replaces the response.</summary>
    Deep,

    /// <summary>After the effect: the response is compressed with gzip, whether or not the client accepts it.</summary>
    Gzip,
}
