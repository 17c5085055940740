using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Valid responses whose bytes were damaged: flipped, cut, put in, taken from another response, or encoded otherwise.</summary>
internal static class ByteMutation
{
    private static readonly byte[] s_bom = [0xef, 0xbb, 0xbf];

    public static FuzzCase Make(Operation operation, Random random)
    {
        (string mutation, byte[] body) = Damage(Bytes(StructureMutation.ResponseOf(operation, random)), random);
        return FuzzCase.Of(operation, mutation, FuzzResponse.Json(body), random);
    }

    public static (string Mutation, byte[] Body) Damage(byte[] body, Random random)
    {
        int at = random.Next(body.Length), length = random.Next(1, 1 + Math.Min(body.Length - at, 40));
        return random.Next(14) switch
        {
            0 => ("bits flipped", Flipped(body, random)),
            1 => ("cut", body[..at]),
            2 => ("bytes put in", [.. body[..at], .. Noise(random, length), .. body[at..]]),
            3 => ("bytes taken out", [.. body[..at], .. body[(at + length)..]]),
            4 => ("bytes repeated", [.. body[..(at + length)], .. body[at..]]),
            5 => ("bytes of another response", [.. body[..at], .. Other(random).Skip(at)]),
            6 => ("invalid UTF-8", [.. body[..at], 0xc3, 0x28, 0xff, .. body[at..]]),
            7 => ("a byte order mark", [.. s_bom, .. body]),
            8 => ("UTF-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))),
            9 => ("something after it", [.. body, .. Noise(random, length)]),
            10 => ("another document after it", [.. body, .. body]),
            11 => ("a list around it", [(byte)'[', .. body, (byte)']']),
            12 => ("gzip that is not announced", Compressed(body)),
            _ => ("nothing but noise", Noise(random, random.Next(0, 5000))),
        };
    }

    public static byte[] Bytes(JsonNode response) => Encoding.UTF8.GetBytes(response.ToJsonString());

    public static byte[] Compressed(byte[] body)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(body);
        return packed.ToArray();
    }

    private static byte[] Flipped(byte[] body, Random random)
    {
        for (int count = random.Next(1, 6); count > 0; count--) body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
        return body;
    }

    private static byte[] Noise(Random random, int length)
    {
        byte[] noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Other(Random random)
    {
        Operation other = ServiceApi.AllOperations[random.Next(ServiceApi.AllOperations.Count)];
        return Bytes(StructureMutation.ResponseOf(other, random));
    }
}
