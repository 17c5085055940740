using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Deterministic values for what the real service would measure or choose. Each is computed from the hash of a text: the same in
/// every run, and different for different inputs.</summary>
internal static class Derived
{
    public static string Id(string text) => new Guid(HashBytes(text).AsSpan(0, 16)).ToString();

    /// <summary>Returns a number from 0 (inclusive) to 1 (exclusive).</summary>
    public static double Share(string text) => BinaryPrimitives.ReadUInt32BigEndian(HashBytes(text)) / (uint.MaxValue + 1.0);

    public static long Number(string text, long least, long most) => least + (long)(Share(text) * (most - least + 1));

    /// <summary>Returns the SHA-256 hash in lowercase hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexString(HashBytes(text)).ToLowerInvariant();

    private static byte[] HashBytes(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
