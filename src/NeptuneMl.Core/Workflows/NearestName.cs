namespace NeptuneMl.Core.Workflows;

/// <summary>Finds the valid name that a mistyped one probably means.</summary>
internal static class NearestName
{
    /// <summary>The valid name with the least edits: insertions, deletions, replacements, and exchanges of two neighbours.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <param name="valid">The valid names.</param>
    /// <returns>The name; null when none has less than about a third of its letters different.</returns>
    public static string? Of(string name, IEnumerable<string> valid)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in valid)
        {
            int limit = Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance <= limit && distance < least) (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    // Optimal string alignment. Names of workflow files are short; a long one has no near name.
    private static int Distance(string one, string other)
    {
        const int LongestName = 200;
        if (one.Length > LongestName || other.Length > LongestName) return int.MaxValue;
        int[,] edits = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int replaced = edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[one.Length, other.Length];
    }
}
