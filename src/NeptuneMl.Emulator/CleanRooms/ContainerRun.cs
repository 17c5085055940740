namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A run of the container of an algorithm, for training or inference, with the status of its published metrics and logs.</summary>
/// <param name="identity">The identity of the resource.</param>
/// <param name="request">The body of the request that created the resource.</param>
/// <param name="lifecycle">The lifecycle of the resource.</param>
/// <param name="association">The association whose algorithm runs.</param>
/// <param name="purpose">The container of the algorithm that runs: <c>training</c> or <c>inference</c>.</param>
/// <param name="policy">The policy of the association that applies: <c>trainedModels</c> or <c>trainedModelInferenceJobs</c>.</param>
/// <param name="logs">Decides whether the logs are published.</param>
internal abstract class ContainerRun(
    Identity identity, JsonElement request, Lifecycle lifecycle, Association association, string purpose, string policy, LogDelivery logs)
    : StoredResource(identity, request, lifecycle)
{
    private readonly string? _imageDigest = DigestOf(association.Algorithm.Request, $"{purpose}ContainerConfig");

    /// <summary>The association whose algorithm runs.</summary>
    public Association Association { get; } = association;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        string status = Lifecycle.StatusAt(now);
        bool hasPublished = status is "ACTIVE" or "CREATE_FAILED";
        switch (member)
        {
            case "metricsStatus" when hasPublished:
                output.WriteString(member, status == "ACTIVE" ? "PUBLISH_SUCCEEDED" : "PUBLISH_FAILED");
                break;
            case "metricsStatusDetails" when hasPublished:
                output.WriteString(member, status == "ACTIVE"
                    ? $"The metrics of the {Identity.Kind.Title} are in CloudWatch."
                    : $"The {Identity.Kind.Title} failed before its metrics were complete.");
                break;
            case "logsStatus" when hasPublished:
                output.WriteOptional(member, logs.Of(Association, policy, Identity)?.Status);
                break;
            case "logsStatusDetails" when hasPublished:
                output.WriteOptional(member, logs.Of(Association, policy, Identity)?.Details);
                break;
            case "trainingContainerImageDigest" or "inferenceContainerImageDigest":
                if (status != "CREATE_PENDING")
                    output.WriteOptional(member, _imageDigest);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }

    /// <summary>Returns a digest of the image URI, because the emulator does not have the image: the same for the same image.</summary>
    private static string? DigestOf(JsonElement algorithm, string container) =>
        algorithm.TryGetProperty(container, out JsonElement config) && config.ValueKind == JsonValueKind.Object
            ? $"sha256:{Derived.Hash(config.GetProperty("imageUri").GetString()!)}"
            : null;
}
