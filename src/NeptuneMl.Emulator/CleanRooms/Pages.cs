using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Writes the pages of a list. A token contains the position, signed with a key of this emulator, and is valid only for the
/// request that it continues.</summary>
internal sealed class Pages
{
    private const int DefaultPageSize = 10;
    private const int PositionBytes = sizeof(long);
    private const int SignatureBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <param name="input">The request of a list operation.</param>
    /// <param name="output">The writer for the response.</param>
    /// <param name="store">The resources, which are listed newest first.</param>
    /// <param name="filter">Selects the resources to list.</param>
    /// <param name="now">The time for which statuses are written.</param>
    public void Write<T>(OperationInput input, Utf8JsonWriter output, ResourceStore<T> store, Func<T, bool> filter, DateTimeOffset now)
        where T : class, IStored
    {
        string fingerprint = input.Fingerprint("nextToken", "maxResults");
        long? before = input.Text("nextToken") is { } token ? ReadToken(token, fingerprint) : null;
        (IReadOnlyList<T> resources, long? next) = store.List(filter, before, input.Integer("maxResults") ?? DefaultPageSize);
        Member list = input.Operation.Output!.Members.Single(member => member.Shape.Type == ShapeType.List);
        output.WriteStartArray(list.WireName);
        foreach (T resource in resources)
        {
            output.WriteStartObject();
            resource.WriteTo(output, list.Shape.Element!, now);
            output.WriteEndObject();
        }

        output.WriteEndArray();
        if (next is { } position)
            output.WriteString("nextToken", CreateToken(position, fingerprint));
    }

    private string CreateToken(long position, string fingerprint)
    {
        byte[] token = new byte[PositionBytes + SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, position);
        Sign(position, fingerprint).CopyTo(token, PositionBytes);
        return Convert.ToBase64String(token);
    }

    private long ReadToken(string token, string fingerprint)
    {
        Span<byte> bytes = stackalloc byte[PositionBytes + SignatureBytes];
        if (Convert.TryFromBase64String(token, bytes, out int length) && length == bytes.Length)
        {
            long position = BinaryPrimitives.ReadInt64BigEndian(bytes);
            if (Sign(position, fingerprint).AsSpan().SequenceEqual(bytes[PositionBytes..]))
                return position;
        }

        throw CleanRoomsErrors.Validation("nextToken: is not a token that an earlier page of this list gave.");
    }

    private byte[] Sign(long position, string fingerprint) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{position} {fingerprint}"))[..SignatureBytes];
}
