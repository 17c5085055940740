namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>One version of a trained model, created by one training.</summary>
internal sealed class TrainedModelVersion(
    Identity identity,
    string? identifier,
    JsonElement request,
    Lifecycle lifecycle,
    Association association,
    TrainedModelVersion? baseVersion,
    LogDelivery logs)
    : ContainerRun(identity, request, lifecycle, association, "training", "trainedModels", logs)
{
    /// <summary>The version identifier; null for the first version of a model.</summary>
    public string? Identifier { get; } = identifier;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "versionIdentifier":
                output.WriteOptional(member, Identifier);
                break;
            case "incrementalTrainingDataChannels":
                WriteBaseVersion(output, member);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }

    /// <summary>Writes the version that this training continued, if any.</summary>
    private void WriteBaseVersion(Utf8JsonWriter output, string member)
    {
        if (baseVersion is null)
            return;
        output.WriteStartArray(member);
        output.WriteStartObject();
        output.WriteMembersOf(Request.GetProperty(member)[0], "channelName");
        output.WriteOptional("versionIdentifier", baseVersion.Identifier);
        output.WriteString("modelName", baseVersion.Name);
        output.WriteEndObject();
        output.WriteEndArray();
    }
}
