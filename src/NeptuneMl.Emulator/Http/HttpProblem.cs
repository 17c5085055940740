namespace NeptuneMl.Emulator.Http;

/// <summary>An error in the HTTP syntax of a request. The response has this status, and the connection is closed.</summary>
internal sealed record HttpProblem(int Status, string Message)
{
    public static readonly HttpProblem MalformedRequestLine = new(400, "The request line is not 'METHOD target HTTP/1.1'.");
    public static readonly HttpProblem MalformedHeader = new(400, "A header line is malformed.");
    public static readonly HttpProblem AmbiguousHost = new(400, "Exactly one Host header is required.");
    public static readonly HttpProblem AmbiguousLength = new(400, "The length of the body is stated in contradictory ways.");
    public static readonly HttpProblem MalformedChunk = new(400, "The chunked body is malformed.");
    public static readonly HttpProblem Truncated = new(400, "The connection was closed in the middle of the request.");
    public static readonly HttpProblem BodyTooLarge = new(413, $"The body is larger than {HttpLimits.BodyBytes} bytes.");
    public static readonly HttpProblem HeadTooLarge =
        new(431, $"The request head is larger than {HttpLimits.HeadBytes} bytes or has more than {HttpLimits.HeaderCount} headers.");

    public static readonly HttpProblem UnknownTransferCoding = new(501, "The only supported transfer coding is 'chunked'.");
    public static readonly HttpProblem UnknownVersion = new(505, "Only HTTP/1.0 and HTTP/1.1 are supported.");
}
