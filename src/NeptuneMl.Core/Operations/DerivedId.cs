namespace NeptuneMl.Core.Operations;

/// <summary>A deterministic id: a hash of the whole request. The same request has the same id in every process and on every machine, so a
/// script that runs again finds its jobs without storing their ids.</summary>
internal static class DerivedId
{
    public static string Of(AmazonWebServiceRequest request)
    {
        byte[] digest = CanonicalRequest.DigestOf(request);
        // Version and variant bits of a version 8 UUID, which has custom content (RFC 9562).
        digest[6] = (byte)(digest[6] & 0x0f | 0x80);
        digest[8] = (byte)(digest[8] & 0x3f | 0x80);
        return new Guid(digest, bigEndian: true).ToString();
    }
}
