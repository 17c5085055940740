using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>One training of a model.</summary>
internal sealed class TrainedModelVersion(
    Identity identity,
    string? identifier,
    JsonElement request,
    Lifecycle lifecycle,
    Association association,
    TrainedModelVersion? basis)
    : ContainerRun(identity, request, lifecycle, association.Algorithm, "training")
{
    /// <summary>Null for the base version of a model.</summary>
    public string? Identifier { get; } = identifier;

    public Association Association { get; } = association;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "versionIdentifier":
                output.WriteOptional(member, Identifier);
                break;
            case "incrementalTrainingDataChannels":
                WriteBasis(output, member);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }

    /// <summary>Writes which version this training built on, if any.</summary>
    private void WriteBasis(Utf8JsonWriter output, string member)
    {
        if (basis is null)
            return;
        output.WriteStartArray(member);
        output.WriteStartObject();
        output.WriteMembersOf(Request.GetProperty(member)[0], "channelName");
        output.WriteOptional("versionIdentifier", basis.Identifier);
        output.WriteString("modelName", basis.Name);
        output.WriteEndObject();
        output.WriteEndArray();
    }
}
