namespace NeptuneMl.Emulator.Signing;

/// <summary>Builds the canonical request of Signature Version 4.</summary>
internal static class CanonicalRequest
{
    /// <param name="request">The request.</param>
    /// <param name="signedHeaders">The names of the signed headers.</param>
    /// <param name="payloadHash">The hash of the body.</param>
    /// <param name="encodesPath">Whether the path is encoded a second time, as for all services except S3.</param>
    public static string Of(HttpRequest request, string[] signedHeaders, string payloadHash, bool encodesPath = true)
    {
        StringBuilder canonical = new();
        canonical.Append(Encoding.Latin1.GetString(request.Method)).Append('\n');
        canonical.Append(encodesPath ? Path(request.Path) : Encoding.Latin1.GetString(request.Path)).Append('\n');
        canonical.Append(Query(request.Query)).Append('\n');
        foreach (string name in signedHeaders)
            canonical.Append(name).Append(':').Append(Header(request, name)).Append('\n');
        canonical.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash);
        return canonical.ToString();
    }

    private static string Path(ReadOnlySpan<byte> path)
    {
        StringBuilder encoded = new();
        foreach (byte character in path)
        {
            if (character == '/')
                encoded.Append('/');
            else
                Append(encoded, character);
        }

        return encoded.Length == 0 ? "/" : encoded.ToString();
    }

    private static string Query(ReadOnlySpan<byte> query)
    {
        if (query.IsEmpty)
            return "";
        IEnumerable<(string Name, string Value)> parameters = Encoding.Latin1.GetString(query).Split('&').Select(parameter =>
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? (Encoded(parameter), "") : (Encoded(parameter[..equals]), Encoded(parameter[(equals + 1)..]));
        });
        return string.Join('&', parameters
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }

    private static string Header(HttpRequest request, string name) => string.Join(',', request.Headers
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => string.Join(' ', header.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    // The text is decoded first, so that the result does not depend on which characters the client escaped.
    private static string Encoded(string text)
    {
        StringBuilder encoded = new();
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        for (int index = 0; index < bytes.Length; index++)
        {
            if (bytes.AsSpan(index) is [(byte)'%', byte high, byte low, ..]
                && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low))
            {
                Append(encoded, Convert.FromHexString(text.AsSpan(index + 1, 2))[0]);
                index += 2;
            }
            else
            {
                Append(encoded, bytes[index]);
            }
        }

        return encoded.ToString();
    }

    private static void Append(StringBuilder encoded, byte character)
    {
        if (char.IsAsciiLetterOrDigit((char)character) || character is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            encoded.Append((char)character);
        else
            encoded.Append('%').Append(character.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
    }
}
