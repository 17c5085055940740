using System.Text;

namespace NeptuneMl.Core.Calls;

/// <summary>A part of an answer that is right in JSON or in an earlier version, and that the SDK's readers take only in another spelling.</summary>
/// <param name="Start">Where the part begins, in bytes.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Text">What takes its place.</param>
internal readonly record struct AnswerRepair(int Start, int Length, string Text)
{
    /// <summary>The answer with every repair.</summary>
    /// <param name="repairs">In the order of the answer.</param>
    /// <param name="body">The answer.</param>
    public static byte[] Apply(List<AnswerRepair> repairs, ReadOnlySpan<byte> body)
    {
        using MemoryStream repaired = new(body.Length + 64);
        int position = 0;
        foreach (AnswerRepair repair in repairs)
        {
            repaired.Write(body[position..repair.Start]);
            repaired.Write(Encoding.UTF8.GetBytes(repair.Text));
            position = repair.Start + repair.Length;
        }

        repaired.Write(body[position..]);
        return repaired.ToArray();
    }
}
