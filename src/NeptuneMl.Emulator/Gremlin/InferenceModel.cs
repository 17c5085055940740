using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeptuneMl.Emulator.Gremlin;

/// <summary>The model behind an endpoint. Its predictions follow from the model and the vertex or edge, so that the same query always has
/// the same result, on each endpoint that serves the model, and another model has other results.</summary>
/// <param name="source">The job that the endpoint serves, and the name of the model.</param>
internal sealed class InferenceModel(string source)
{
    private const int Candidates = 20;

    private static readonly string[] s_genres =
        ["Action", "Adventure", "Comedy", "Crime", "Drama", "Fantasy", "Horror", "Romance", "Thriller", "Western"];

    /// <summary>The classes of a property, the most likely first. The scores add up to 1.</summary>
    public IReadOnlyList<(string Value, double Score)> Classes(GraphElement.Entity entity, string property)
    {
        string[] classes = property == "genre" ? s_genres : [.. Enumerable.Range(1, 5).Select(number => $"{property}-{number}")];
        return Ranked(classes, candidate => [entity.Id, property, candidate]);
    }

    /// <summary>The number that a property has, from 0 to 10.</summary>
    public double Number(GraphElement.Entity entity, string property) => Math.Round(Share(entity.Id, property) * 10, 2);

    /// <summary>The vertices that an edge probably leads to or comes from, the most likely first.</summary>
    public IReadOnlyList<(string Id, double Score)> Links(GraphElement.Entity entity, string direction, string edgeLabel, string label) =>
        Ranked(
            [.. Enumerable.Range(1, Candidates).Select(number => $"{label}_{number}").Where(id => id != entity.Id)],
            candidate => [entity.Id, direction, edgeLabel, candidate]);

    // Cubed, so that one candidate stands out.
    private (string Candidate, double Score)[] Ranked(string[] candidates, Func<string, string[]> seed)
    {
        (string Candidate, double Weight)[] weighted =
            [.. candidates.Select(candidate => (candidate, Math.Pow(Share(seed(candidate)), 3) + 0.000001))];
        double total = weighted.Sum(candidate => candidate.Weight);
        return
        [
            .. weighted.Select(candidate => (candidate.Candidate, Score: Math.Round(candidate.Weight / total, 8)))
                .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Candidate, StringComparer.Ordinal),
        ];
    }

    // From 0 to 1. The lengths keep apart what the texts alone would not.
    private double Share(params ReadOnlySpan<string> seed)
    {
        StringBuilder text = new();
        foreach (string part in (ReadOnlySpan<string>)[source, .. seed])
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        byte[] hash = SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString()));
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
    }
}
