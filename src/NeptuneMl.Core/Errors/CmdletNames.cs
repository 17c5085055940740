namespace NeptuneMl.Core.Errors;

/// <summary>The cmdlets that recommendations name.</summary>
internal static class CmdletNames
{
    // The first whose resource the operation's name has: a longer name goes before those that it contains.
    private static readonly (string Resource, string Cmdlet, string[] Sources)[] s_readers =
    [
        ("MLDataProcessingJob", "Get-NeptuneMLDataProcessingJob", []),
        ("MLModelTrainingJob", "Get-NeptuneMLTrainingJob", ["Get-NeptuneMLDataProcessingJob", "Get-NeptuneMLTrainingJob"]),
        ("MLModelTransformJob", "Get-NeptuneMLTransformJob", ["Get-NeptuneMLDataProcessingJob", "Get-NeptuneMLTrainingJob"]),
        ("MLEndpoint", "Get-NeptuneMLEndpoint", ["Get-NeptuneMLTrainingJob", "Get-NeptuneMLTransformJob"]),
        ("EngineStatus", "Test-NeptuneMLConnection", []),
        ("AudienceExportJob", "Get-CleanRoomsAudienceExportJob", ["Get-CleanRoomsAudienceGenerationJob"]),
        ("AudienceGenerationJob", "Get-CleanRoomsAudienceGenerationJob", ["Get-CleanRoomsConfiguredAudienceModel"]),
        ("ConfiguredAudienceModelPolicy", "Get-CleanRoomsConfiguredAudienceModelPolicy", ["Get-CleanRoomsConfiguredAudienceModel"]),
        ("ConfiguredAudienceModel", "Get-CleanRoomsConfiguredAudienceModel", ["Get-CleanRoomsAudienceModel"]),
        ("AudienceModel", "Get-CleanRoomsAudienceModel", ["Get-CleanRoomsTrainingDataset"]),
        ("ConfiguredModelAlgorithmAssociation", "Get-CleanRoomsConfiguredModelAlgorithmAssociation", ["Get-CleanRoomsConfiguredModelAlgorithm"]),
        ("ConfiguredModelAlgorithm", "Get-CleanRoomsConfiguredModelAlgorithm", []),
        ("MLConfiguration", "Get-CleanRoomsMLConfiguration", []),
        ("MLInputChannel", "Get-CleanRoomsMLInputChannel", ["Get-CleanRoomsConfiguredModelAlgorithmAssociation"]),
        ("TrainedModelExportJob", "Get-CleanRoomsTrainedModelExportJob", ["Get-CleanRoomsTrainedModel"]),
        ("TrainedModelInferenceJob", "Get-CleanRoomsTrainedModelInferenceJob", ["Get-CleanRoomsTrainedModel", "Get-CleanRoomsMLInputChannel"]),
        ("TrainedModel", "Get-CleanRoomsTrainedModel", ["Get-CleanRoomsConfiguredModelAlgorithmAssociation", "Get-CleanRoomsMLInputChannel"]),
        ("TrainingDataset", "Get-CleanRoomsTrainingDataset", []),
        ("Tag", "Get-CleanRoomsResourceTag", []),
        ("UntagResource", "Get-CleanRoomsResourceTag", []),
    ];

    /// <summary>The cmdlet that reads what an operation is about, or null.</summary>
    public static string? Reader(string? operation) =>
        operation is null ? null : Array.Find(s_readers, reader => operation.Contains(reader.Resource, StringComparison.Ordinal)).Cmdlet;

    /// <summary>The cmdlets that list what an operation can fail to find: for a creation what it refers to, else what it is about.</summary>
    public static string[] ReadersOfMissing(string? operation)
    {
        if (operation is null || Reader(operation) is not { } own) return [];
        string[] sources = Array.Find(s_readers, reader => reader.Cmdlet == own).Sources;
        return IsCreation(operation) && sources.Length > 0 ? sources : [own];
    }

    /// <summary>Whether an operation creates a resource, so that its cmdlet has <c>-Resume</c>.</summary>
    public static bool IsCreation(string? operation) =>
        operation is not null && (operation.StartsWith("Start", StringComparison.Ordinal) || operation.StartsWith("Create", StringComparison.Ordinal));

    /// <summary>The cmdlet that waits for a job.</summary>
    public static string Waiter(MLResource job) => job is NeptuneMLResource ? "Wait-NeptuneMLJob" : "Wait-CleanRoomsJob";

    /// <summary>The cmdlet that reads a resource.</summary>
    public static string Reader(MLResource resource) => resource switch
    {
        MLEndpoint => "Get-NeptuneMLEndpoint",
        NeptuneMLResource => $"Get-NeptuneML{resource.GetType().Name}",
        _ => $"Get-CleanRooms{resource.GetType().Name}",
    };

    /// <summary>The cmdlet that connects to a service, by the service's name in messages.</summary>
    public static string Connect(string service) => service.StartsWith("Clean Rooms", StringComparison.Ordinal) ? "Connect-CleanRoomsML" : "Connect-NeptuneML";
}
