namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A job that runs a trained model on an input channel.</summary>
internal sealed class InferenceJob(
    Identity identity, JsonElement request, Lifecycle lifecycle, TrainedModelVersion model, Association association, LogDelivery logs)
    : ContainerRun(identity, request, lifecycle, association, "inference", "trainedModelInferenceJobs", logs)
{
    public string TrainedModelArn => model.Identity.Arn;

    /// <summary>The version of the model that runs, or null for the first version.</summary>
    public string? TrainedModelVersionIdentifier => model.Identifier;

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "configuredModelAlgorithmAssociationArn":
                output.WriteString(member, Association.Identity.Arn);
                break;
            case "trainedModelVersionIdentifier":
                output.WriteOptional(member, TrainedModelVersionIdentifier);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }
}
