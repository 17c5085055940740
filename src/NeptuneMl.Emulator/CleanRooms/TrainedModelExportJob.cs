namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A job that exports the output of a trained model to a member.</summary>
internal sealed class TrainedModelExportJob(Identity identity, JsonElement request, Lifecycle lifecycle, TrainedModelVersion model)
    : StoredResource(identity, request, lifecycle)
{
    public TrainedModelVersion Model { get; } = model;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "trainedModelArn":
                output.WriteString(member, Model.Identity.Arn);
                break;
            case "trainedModelVersionIdentifier":
                output.WriteOptional(member, Model.Identifier);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }
}
