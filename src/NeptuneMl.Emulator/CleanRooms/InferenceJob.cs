using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A job that applies a trained model to an input channel.</summary>
/// <param name="Arn">Its resource name.</param>
/// <param name="MembershipId">The membership that started it.</param>
/// <param name="CollaborationId">The collaboration of that membership.</param>
/// <param name="Model">The version of the model that it applies.</param>
/// <param name="Request">The body of the request that started it.</param>
/// <param name="Lifecycle">Its course.</param>
internal sealed record InferenceJob(
    string Arn, string MembershipId, string CollaborationId, TrainedModelVersion Model, JsonElement Request, Lifecycle Lifecycle)
{
    public string TrainedModelArn => Request.GetProperty("trainedModelArn").GetString()!;
}
