namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>An audience model with the settings under which other accounts may generate audiences with it.</summary>
internal sealed class ConfiguredAudienceModel(Identity identity, JsonElement request, Lifecycle lifecycle)
    : StoredResource(identity, request, lifecycle)
{
    private const int DefaultMinMatchingSeedSize = 500;

    private static readonly (string, int)[] s_defaultSizes = [("PERCENTAGE", 1), ("PERCENTAGE", 5), ("PERCENTAGE", 10), ("PERCENTAGE", 20)];

    /// <summary>The resource policy, or null when none has been set.</summary>
    public AudienceModelPolicy? Policy { get; set; }

    public bool PropagatesTags => Text("childResourceTagOnCreatePolicy") == "FROM_PARENT_RESOURCE";

    /// <summary>The audience sizes that the model allows, or null when it allows any.</summary>
    public IReadOnlyList<(string Type, int Value)>? ConfiguredSizes
    {
        get
        {
            if (!Request.TryGetProperty("audienceSizeConfig", out JsonElement config))
                return null;
            string type = config.GetProperty("audienceSizeType").GetString()!;
            return [.. config.GetProperty("audienceSizeBins").EnumerateArray().Select(bin => (type, bin.GetInt32()))];
        }
    }

    /// <summary>The audience sizes for which metrics are reported.</summary>
    public IReadOnlyList<(string Type, int Value)> MeasuredSizes => ConfiguredSizes ?? s_defaultSizes;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        if (member == "minMatchingSeedSize" && !Request.TryGetProperty(member, out _))
            output.WriteNumber(member, DefaultMinMatchingSeedSize);
        else
            base.WriteMember(output, member, now);
    }
}
