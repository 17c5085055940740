using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Bench;

/// <summary>Signature Version 4 for a GET without a query, done as cheaply as the protocol allows: what signing costs at least.</summary>
internal sealed class RequestSigner(string accessKey, string secretKey, string region, string service)
{
    private const string SignedHeaders = "host;x-amz-date";
    private static readonly string s_emptyBody = Hex(SHA256.HashData([]));

    private readonly Lock _gate = new();
    private (string Day, byte[] Key) _key = ("", []);

    public void Sign(HttpRequestMessage request, DateTimeOffset now)
    {
        Uri uri = request.RequestUri!;
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string day = time[..8];
        string scope = $"{day}/{region}/{service}/aws4_request";
        string canonical = $"GET\n{uri.AbsolutePath}\n\nhost:{uri.Authority}\nx-amz-date:{time}\n\n{SignedHeaders}\n{s_emptyBody}";
        string text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        string signature = Hex(Mac(KeyOf(day), text));

        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private byte[] KeyOf(string day)
    {
        lock (_gate)
        {
            if (_key.Day != day)
                _key = (day, Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes($"AWS4{secretKey}"), day), region), service), "aws4_request"));
            return _key.Key;
        }
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
