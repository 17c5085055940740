using System.Text;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// A replacement in a response that is valid JSON, or of an earlier engine version, but that the SDK's unmarshallers cannot read.
/// </summary>
/// <param name="Start">The offset of the replaced part, in bytes.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Text">The replacement.</param>
internal readonly record struct ResponseRepair(int Start, int Length, string Text)
{
    /// <summary>Returns the body with all replacements.</summary>
    /// <param name="repairs">The replacements, by ascending offset.</param>
    /// <param name="body">The body.</param>
    public static byte[] Apply(List<ResponseRepair> repairs, ReadOnlySpan<byte> body)
    {
        using MemoryStream repaired = new(body.Length + 64);
        int position = 0;
        foreach (ResponseRepair repair in repairs)
        {
            repaired.Write(body[position..repair.Start]);
            repaired.Write(Encoding.UTF8.GetBytes(repair.Text));
            position = repair.Start + repair.Length;
        }

        repaired.Write(body[position..]);
        return repaired.ToArray();
    }
}
