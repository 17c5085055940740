namespace NeptuneMl.Emulator;

/// <summary>What the emulator can do wrong on purpose. Those before the effect leave nothing behind; those after it have done what was asked.</summary>
public enum FaultKind
{
    /// <summary>Before the effect: HTTP 429 in the service's form, with a Retry-After header when <see cref="Fault.Seconds"/> is given.</summary>
    Throttle,

    /// <summary>Before the effect: the HTTP status in <see cref="Fault.Status"/>, 500 unless given.</summary>
    ServerError,

    /// <summary>Before the effect: HTTP 403, the session token has expired.</summary>
    ExpiredToken,

    /// <summary>Before the effect: HTTP 403, the access key is not known.</summary>
    UnknownKey,

    /// <summary>Before the effect: the connection is reset.</summary>
    ResetBefore,

    /// <summary>Before the effect: all connections are dropped and new ones refused, for <see cref="Fault.Seconds"/>, 1 unless given.</summary>
    Outage,

    /// <summary>After the effect: the connection is reset instead of an answer.</summary>
    ResetAfter,

    /// <summary>After the effect: the HTTP status in <see cref="Fault.Status"/>, 500 unless given, instead of the answer.</summary>
    ServerErrorAfter,

    /// <summary>After the effect: the answer comes in pieces, over <see cref="Fault.Seconds"/>, 1 unless given.</summary>
    Slow,

    /// <summary>After the effect: the connection ends in the middle of the answer.</summary>
    Truncate,

    /// <summary>After the effect: the answer says that it is half as long as it is.</summary>
    WrongLength,

    /// <summary>After the effect: an HTML page, as from a proxy, with status 200.</summary>
    HtmlPage,

    /// <summary>After the effect: the answer, said to be plain text.</summary>
    WrongContentType,

    /// <summary>After the effect: an answer whose text is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>After the effect: the answer behind 100 MiB of blanks.</summary>
    Huge,

    /// <summary>After the effect: JSON that is 100,000 arrays deep.</summary>
    Deep,

    /// <summary>After the effect: the answer compressed, whether the client can take that or not.</summary>
    Gzip,
}
