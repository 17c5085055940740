namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A job that finds users similar to those of a seed audience.</summary>
internal sealed class AudienceGenerationJob(Identity identity, JsonElement request, Lifecycle lifecycle, ConfiguredAudienceModel model)
    : StoredResource(identity, request, lifecycle)
{
    private const double BestScore = 10;

    // The settings of the model when the job started. Later updates of the model do not affect the job.
    private readonly IReadOnlyList<(string Type, int Value)> _measuredSizes = model.MeasuredSizes;

    public ConfiguredAudienceModel Model { get; } = model;

    public IReadOnlyList<(string Type, int Value)>? ExportableSizes { get; } = model.ConfiguredSizes;

    public string OutputLocation { get; } = $"{LocationOf(model).TrimEnd('/')}/{identity.Arn[(identity.Arn.LastIndexOf('/') + 1)..]}";

    private string Seed => Request.GetProperty("seedAudience").GetRawText();

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "startedBy":
                output.WriteString(member, Identity.AccountId);
                break;
            case "protectedQueryIdentifier":
                bool isQuery = Request.GetProperty("seedAudience").TryGetProperty("sqlParameters", out _);
                if (isQuery && Lifecycle.StatusAt(now) != "CREATE_PENDING")
                    output.WriteString(member, Derived.Id($"query of {Identity.Arn}"));
                break;
            case "includeSeedInOutput":
                bool isGiven = Request.TryGetProperty(member, out JsonElement isIncluded);
                output.WriteBoolean(member, isGiven && isIncluded.ValueKind == JsonValueKind.True);
                break;
            case "metrics":
                if (Lifecycle.StatusAt(now) == "ACTIVE")
                    WriteMetrics(output, member);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }

    private static string LocationOf(ConfiguredAudienceModel model) => model.Request
        .GetProperty("outputConfig").GetProperty("destination").GetProperty("s3Destination").GetProperty("s3Uri").GetString()!;

    /// <summary>Writes the metrics: the larger the audience, the lower its relevance.</summary>
    private void WriteMetrics(Utf8JsonWriter output, string member)
    {
        double quality = 0.4 + (0.5 * Derived.Share($"quality of {Seed}"));
        int largest = _measuredSizes.Max(size => size.Value);
        output.WriteStartObject(member);
        output.WriteStartArray("relevanceMetrics");
        foreach ((string type, int value) in _measuredSizes)
        {
            output.WriteStartObject();
            output.WriteStartObject("audienceSize");
            output.WriteString("type", type);
            output.WriteNumber("value", value);
            output.WriteEndObject();
            output.WriteNumber("score", Math.Round(BestScore * quality * (1 - (0.5 * value / largest)), 3));
            output.WriteEndObject();
        }

        output.WriteEndArray();
        output.WriteNumber("recallMetric", Math.Round(quality, 3));
        output.WriteEndObject();
    }
}
