using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeptuneMl.Emulator.Api;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// Answers lists page by page. A token is opaque and good for the same question only: it carries the position, sealed with a key
/// that this emulator alone knows.
/// </summary>
internal sealed class Pages
{
    private const int DefaultPageSize = 10;
    private const int PositionBytes = sizeof(long);
    private const int SealBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <param name="input">The request of a list operation.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="store">What is listed, newest first.</param>
    /// <param name="filter">Which of it.</param>
    /// <param name="now">The moment at which it is described.</param>
    public void Write<T>(OperationInput input, Utf8JsonWriter output, ResourceStore<T> store, Func<T, bool> filter, DateTimeOffset now)
        where T : class, IStored
    {
        string question = input.Question("nextToken", "maxResults");
        long? before = input.Text("nextToken") is { } token ? Open(token, question) : null;
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
            output.WriteString("nextToken", Seal(position, question));
    }

    private string Seal(long position, string question)
    {
        byte[] token = new byte[PositionBytes + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, position);
        SealOf(position, question).CopyTo(token, PositionBytes);
        return Convert.ToBase64String(token);
    }

    private long Open(string token, string question)
    {
        Span<byte> bytes = stackalloc byte[PositionBytes + SealBytes];
        if (Convert.TryFromBase64String(token, bytes, out int length) && length == bytes.Length)
        {
            long position = BinaryPrimitives.ReadInt64BigEndian(bytes);
            if (SealOf(position, question).AsSpan().SequenceEqual(bytes[PositionBytes..]))
                return position;
        }

        throw CleanRoomsErrors.Validation("nextToken: is not a token that an earlier page of this list gave.");
    }

    private byte[] SealOf(long position, string question) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{position} {question}"))[..SealBytes];
}
