using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>One training of a model.</summary>
internal sealed class TrainedModelVersion(
    string? identifier, JsonElement request, Lifecycle lifecycle, TrainedModelVersion? basis, string? basisChannel)
{
    /// <summary>Null for the base version of a model.</summary>
    public string? Identifier { get; } = identifier;

    /// <summary>The body of the request that created it.</summary>
    public JsonElement Request { get; } = request;

    public Lifecycle Lifecycle { get; } = lifecycle;

    public string Name => Request.GetProperty("name").GetString()!;

    public string AlgorithmAssociationArn => Request.GetProperty("configuredModelAlgorithmAssociationArn").GetString()!;

    /// <summary>
    /// The digest of a container image of the algorithm. The image itself is not known here, so the digest stands for the
    /// association: equal for equal algorithms, different for others.
    /// </summary>
    public string ImageDigest(string purpose) =>
        $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} {AlgorithmAssociationArn}"))).ToLowerInvariant()}";

    /// <summary>Writes which version this training built on, if any.</summary>
    public void WriteBasis(Utf8JsonWriter output)
    {
        if (basis is null)
            return;
        output.WriteStartArray("incrementalTrainingDataChannels");
        output.WriteStartObject();
        output.WriteString("channelName", basisChannel);
        output.WriteOptional("versionIdentifier", basis.Identifier);
        output.WriteString("modelName", basis.Name);
        output.WriteEndObject();
        output.WriteEndArray();
    }
}
