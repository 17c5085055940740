namespace NeptuneMl.Emulator.Signing;

/// <summary>The fields of a Signature Version 4 Authorization header.</summary>
internal sealed record Authorization(
    string AccessKeyId, string Date, string Region, string Service, string SignedHeaders, string Signature)
{
    private const string Terminator = "aws4_request";

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <exception cref="AccessException">The header is missing, or of another algorithm.</exception>
    public static Authorization Read(string header, string algorithm)
    {
        if (header.Length == 0)
            throw new AccessException("MissingAuthenticationTokenException", "Missing Authentication Token");
        if (!header.StartsWith(algorithm + " ", StringComparison.Ordinal))
            throw Incomplete(header);

        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in header[algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parts[part[..equals]] = part[(equals + 1)..];
        }

        if (!parts.TryGetValue("Credential", out string? credential)
            || !parts.TryGetValue("SignedHeaders", out string? headers)
            || !parts.TryGetValue("Signature", out string? signature)
            || credential.Split('/') is not [string key, string date, string region, string service, Terminator])
        {
            throw Incomplete(header);
        }

        return new Authorization(key, date, region, service, headers, signature);
    }

    // The message omits the value of the header, which may contain a secret.
    private static AccessException Incomplete(string header) => new(
        "IncompleteSignatureException",
        $"The Authorization header of {header.Length} characters lacks a Credential, SignedHeaders or Signature, "
        + "or is of another algorithm.");
}
