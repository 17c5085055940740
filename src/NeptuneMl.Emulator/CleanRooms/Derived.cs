using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// Values that the service would measure or make up. Here they follow from a text, so that they are the same in every run and differ
/// between different inputs.
/// </summary>
internal static class Derived
{
    public static string Id(string text) => new Guid(HashBytes(text).AsSpan(0, 16)).ToString();

    /// <summary>A number from 0 up to 1.</summary>
    public static double Share(string text) => BinaryPrimitives.ReadUInt32BigEndian(HashBytes(text)) / (uint.MaxValue + 1.0);

    public static long Number(string text, long least, long most) => least + (long)(Share(text) * (most - least + 1));

    /// <summary>The SHA-256 hash in lower-case hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexString(HashBytes(text)).ToLowerInvariant();

    private static byte[] HashBytes(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
