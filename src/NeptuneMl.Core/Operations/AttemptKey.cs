using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Core.Operations;

/// <summary>The id or name of a later attempt: <c>movies-2</c> is the second attempt of <c>movies</c>. It is derived from the first id or
/// name, so that a script that runs again finds the attempts of earlier runs.</summary>
internal static class AttemptKey
{
    private const int HashLength = 8;

    /// <param name="key">The id or name of the first attempt.</param>
    /// <param name="number">The number of the attempt, from 2.</param>
    /// <param name="maxLength">The maximum length that the service accepts. A longer key is truncated, and its hash appended.</param>
    public static string Of(string key, int number, int maxLength)
    {
        string suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return Truncated(key, maxLength - suffix.Length) + suffix;
    }

    /// <summary>An id or name of at most a length: a longer one is truncated, and its hash appended.</summary>
    public static string Truncated(string key, int maxLength)
    {
        if (key.Length <= maxLength) return key;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashLength];
        int prefixLength = maxLength - HashLength - 1;
        if (char.IsHighSurrogate(key[prefixLength - 1])) prefixLength--;
        return $"{key[..prefixLength]}-{hash}";
    }
}
