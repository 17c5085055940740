namespace NeptuneMl.Emulator.Http;

/// <summary>The maximum sizes of the parts of a request. Larger requests are rejected.</summary>
internal static class HttpLimits
{
    public const int HeadBytes = 64 * 1024;
    public const int HeaderCount = 100;
    public const int BodyBytes = 8 * 1024 * 1024;
    public const int ChunkLineBytes = 256;
}
