using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Core.Operations;

/// <summary>
/// The id or name of a later attempt: <c>movies-2</c> is the second attempt of <c>movies</c>. It follows from the first one's, so that
/// a script that runs again finds the attempts of the runs before.
/// </summary>
internal static class AttemptKey
{
    private const int HashLength = 8;

    /// <param name="key">The id or name of the first attempt.</param>
    /// <param name="number">The number of the attempt, from 2.</param>
    /// <param name="longest">The most characters that the service takes. A key that is too long is cut, and a hash of it put in the place.</param>
    public static string Of(string key, int number, int longest)
    {
        string ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        if (key.Length + ending.Length <= longest) return key + ending;

        ending = $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashLength]}{ending}";
        int kept = longest - ending.Length;
        if (char.IsHighSurrogate(key[kept - 1])) kept--;
        return key[..kept] + ending;
    }
}
