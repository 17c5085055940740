namespace NeptuneMl.Emulator.Http;

/// <summary>Sizes past which a request is refused rather than read.</summary>
internal static class HttpLimits
{
    public const int HeadBytes = 64 * 1024;
    public const int HeaderCount = 100;
    public const int BodyBytes = 8 * 1024 * 1024;
    public const int ChunkLineBytes = 256;
}
