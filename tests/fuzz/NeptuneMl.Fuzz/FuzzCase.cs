using System.Globalization;
using System.Text;
using NeptuneMl.Fuzz.Mutations;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz;

/// <summary>One operation and its responses: the same in every run with the same seed and number.</summary>
/// <param name="Operation">The operation that is called.</param>
/// <param name="Mutation">What was done to the response, in words.</param>
/// <param name="Responses">The response to each request, counted from 0.</param>
internal sealed record FuzzCase(Operation Operation, string Mutation, Func<int, ScriptedResponse> Responses)
{
    private const int ShownBytes = 4000;

    /// <param name="elsewhere">The address that responses redirect to, and that nobody may ask.</param>
    public static FuzzCase Make(int seed, int number, Uri elsewhere)
    {
        Operation operation = ServiceApi.AllOperations[number % ServiceApi.AllOperations.Count];
        Random random = new(unchecked(seed * 1_000_003 + number));
        return random.Next(100) switch
        {
            < 55 => StructureMutation.Make(operation, random),
            < 70 => ByteMutation.Make(operation, random),
            < 85 => ErrorMutation.Make(operation, random),
            < 95 => HeadMutation.Make(operation, random, elsewhere),
            _ when operation.IsPaged => PageMutation.Make(operation, random),
            _ => StructureMutation.Make(operation, random),
        };
    }

    /// <summary>One response to the call itself. Any other request is refused, or now and then gets the same response.</summary>
    public static FuzzCase Of(Operation operation, string mutation, ScriptedResponse response, Random random)
    {
        bool same = random.Next(200) == 0;
        ScriptedResponse rest = operation.IsPaged ? FuzzResponse.Json("{}"u8) : same ? response : FuzzResponse.Refusal;
        return new FuzzCase(operation, mutation, request => request == 0 ? response : rest);
    }

    /// <summary>The first response, readable and with everything that is not printable escaped.</summary>
    public string Shown()
    {
        byte[] bytes = Responses(0).Bytes;
        StringBuilder text = new();
        foreach (byte one in bytes.AsSpan(0, Math.Min(bytes.Length, ShownBytes)))
        {
            text.Append(one is >= 0x20 and < 0x7f ?
                ((char)one).ToString() :
                one == '\n' ? "\\n\n" : string.Create(CultureInfo.InvariantCulture, $"\\x{one:x2}"));
        }

        return bytes.Length > ShownBytes ? $"{text}… ({bytes.Length} bytes)" : text.ToString();
    }
}
