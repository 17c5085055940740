using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>An audience model with the terms on which others may make audiences of it.</summary>
internal sealed class ConfiguredAudienceModel(Identity identity, JsonElement request, Lifecycle lifecycle)
    : StoredResource(identity, request, lifecycle)
{
    private const int DefaultMinMatchingSeedSize = 500;

    private static readonly (string, int)[] s_usualSizes = [("PERCENTAGE", 1), ("PERCENTAGE", 5), ("PERCENTAGE", 10), ("PERCENTAGE", 20)];

    /// <summary>Who else may use it; null while nobody has said so.</summary>
    public AudienceModelPolicy? Policy { get; set; }

    public bool HandsItsTagsDown => Text("childResourceTagOnCreatePolicy") == "FROM_PARENT_RESOURCE";

    /// <summary>The sizes that it is configured for, or null when it takes any.</summary>
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

    /// <summary>The sizes that the quality of an audience is stated for.</summary>
    public IReadOnlyList<(string Type, int Value)> MeasuredSizes => ConfiguredSizes ?? s_usualSizes;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        if (member == "minMatchingSeedSize" && !Request.TryGetProperty(member, out _))
            output.WriteNumber(member, DefaultMinMatchingSeedSize);
        else
            base.WriteMember(output, member, now);
    }
}
