using System.Buffers;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Decodes percent-encoded path segments and query parameters.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="encoded">One path segment, or the name or value of a query parameter.</param>
    /// <param name="plusIsSpace">True for a query, where a plus sign means a space.</param>
    /// <param name="text">The decoded text.</param>
    /// <returns>False when an escape is malformed or the bytes are not valid UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, bool plusIsSpace, out string text)
    {
        byte[]? rented = null;
        Span<byte> decoded = encoded.Length <= 512
            ? stackalloc byte[512]
            : rented = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            int length = Decode(encoded, plusIsSpace, decoded);
            text = length < 0 ? "" : StrictUtf8.GetString(decoded[..length]);
            return length >= 0;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int Decode(ReadOnlySpan<byte> encoded, bool plusIsSpace, Span<byte> decoded)
    {
        int length = 0;
        for (int index = 0; index < encoded.Length; index++)
        {
            byte current = encoded[index];
            if (current == '%')
            {
                if (index + 2 >= encoded.Length
                    || !byte.TryParse(
                        encoded.Slice(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out current))
                {
                    return -1;
                }

                index += 2;
            }
            else if (plusIsSpace && current == '+')
            {
                current = (byte)' ';
            }

            decoded[length++] = current;
        }

        return length;
    }
}
