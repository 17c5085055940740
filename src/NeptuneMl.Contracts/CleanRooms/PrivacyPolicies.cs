namespace NeptuneMl.CleanRooms;

/// <summary>The limits of a privacy configuration by type of output (API: <c>PrivacyConfigurationPolicies</c>).</summary>
public sealed class PrivacyPolicies
{
    /// <summary>The limits on training, or null.</summary>
    public TrainedModelPolicy? TrainedModels { get; set; }

    /// <summary>The limits on exports of a trained model, or null.</summary>
    public TrainedModelExportPolicy? TrainedModelExports { get; set; }

    /// <summary>The limits on inference, or null.</summary>
    public InferenceJobPolicy? TrainedModelInferenceJobs { get; set; }

    /// <summary>Returns the limits as text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        "; ", ("training:", TrainedModels), ("export:", TrainedModelExports), ("inference:", TrainedModelInferenceJobs));
}
