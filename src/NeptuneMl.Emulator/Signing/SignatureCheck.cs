using System.Security.Cryptography;

namespace NeptuneMl.Emulator.Signing;

/// <summary>Verifies AWS Signature Version 4 in the Authorization header. Written from the public specification, with only the hash
/// functions of .NET, so that it does not share code with the signers that it checks.</summary>
internal sealed class SignatureCheck(IReadOnlyList<SigningCredential> credentials, string region, Func<DateTimeOffset> now)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <exception cref="AccessException">The credentials or the signature are not valid.</exception>
    public void Require(HttpRequest request, string service)
    {
        Authorization authorization = Authorization.Read(Text(request.Header("authorization"u8)), Algorithm);
        SigningCredential credential = credentials.FirstOrDefault(known => known.AccessKeyId == authorization.AccessKeyId)
            ?? throw new AccessException("UnrecognizedClientException", "The security token included in the request is invalid.");
        RequireToken(credential, Text(request.Header("x-amz-security-token"u8)));

        string time = Text(request.Header("x-amz-date"u8));
        RequireTime(time, authorization);
        if (authorization.Region != region)
            throw Mismatch($"Credential should be scoped to a valid region, not '{authorization.Region}'.");
        if (authorization.Service != service)
            throw Mismatch($"Credential should be scoped to correct service: '{service}'.");

        string[] headers = authorization.SignedHeaders.Split(';');
        RequireSigned(request, headers);
        string payload = PayloadHash(request, allowsUnsigned: service == "s3");
        string canonical = CanonicalRequest.Of(request, headers, payload, encodesPath: service != "s3");
        string toSign = $"{Algorithm}\n{time}\n{authorization.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        byte[] expected = HMACSHA256.HashData(SigningKey(credential, authorization), Encoding.UTF8.GetBytes(toSign));
        byte[] received = Encoding.ASCII.GetBytes(authorization.Signature);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex(expected)), received))
        {
            throw Mismatch(
                "The request signature we calculated does not match the signature you provided. "
                + "Check your AWS Secret Access Key and signing method.");
        }
    }

    private void RequireToken(SigningCredential credential, string token)
    {
        if (token != (credential.SessionToken ?? ""))
            throw new AccessException("UnrecognizedClientException", "The security token included in the request is invalid.");
        if (credential.Expires <= now())
            throw new AccessException("ExpiredTokenException", "The security token included in the request is expired");
    }

    private void RequireTime(string time, Authorization authorization)
    {
        const string WrongDate = "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP";
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        if (!DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, Utc, out DateTimeOffset signed))
            throw Mismatch($"{WrongDate}.");
        if (!time.StartsWith(authorization.Date, StringComparison.Ordinal) || authorization.Date.Length != 8)
            throw Mismatch($"{WrongDate}: '{authorization.Date}' != '{time}'.");
        DateTimeOffset current = now();
        if (signed < current - s_tolerance)
            throw Mismatch($"Signature expired: {time} is now earlier than {Text(current - s_tolerance)}.");
        if (signed > current + s_tolerance)
            throw Mismatch($"Signature not yet current: {time} is still later than {Text(current + s_tolerance)}.");
    }

    private static string Text(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void RequireSigned(HttpRequest request, string[] headers)
    {
        foreach ((string name, _) in request.Headers)
        {
            string lower = name.ToLowerInvariant();
            if ((lower == "host" || lower.StartsWith("x-amz-", StringComparison.Ordinal)) && !headers.Contains(lower))
                throw Mismatch($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    // A client can send the hash of the body in a header, which must then match the body.
    private static string PayloadHash(HttpRequest request, bool allowsUnsigned)
    {
        string actual = Hex(SHA256.HashData(request.Body.Span));
        string declared = Text(request.Header("x-amz-content-sha256"u8));
        return allowsUnsigned && declared is "UNSIGNED-PAYLOAD" ? declared
            : declared.Length == 0 || declared == actual ? actual
            : throw Mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    private static byte[] SigningKey(SigningCredential credential, Authorization authorization)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + credential.SecretAccessKey);
        foreach (string part in new[] { authorization.Date, authorization.Region, authorization.Service, "aws4_request" })
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    private static AccessException Mismatch(string message) => new("InvalidSignatureException", message);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    private static string Text(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value);
}
