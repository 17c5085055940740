namespace NeptuneMl.Core.Errors;

/// <summary>How messages and recommendations name a kind of resource.</summary>
/// <param name="ApiName">The name that its operations contain.</param>
/// <param name="Kind">The kind in messages.</param>
/// <param name="Reader">The cmdlet that reads and lists the resources.</param>
/// <param name="Key">The member of requests that identifies one resource.</param>
/// <param name="Result">The class of its results, or null when it has none of its own.</param>
internal sealed record ResourceName(string ApiName, string Kind, string Reader, string Key, Type? Result)
{
    private const string Arn = "Arn";

    // OfOperation takes the first match, so a longer name precedes those that it contains.
    private static readonly ResourceName[] s_all =
    [
        Neptune<DataProcessingJob>("MLDataProcessingJob", "data processing job", "Get-NeptuneMLDataProcessingJob"),
        Neptune<TrainingJob>(
            "MLModelTrainingJob",
            "training job",
            "Get-NeptuneMLTrainingJob",
            typeof(DataProcessingJob),
            typeof(TrainingJob)),
        Neptune<TransformJob>(
            "MLModelTransformJob",
            "transform job",
            "Get-NeptuneMLTransformJob",
            typeof(DataProcessingJob),
            typeof(TrainingJob)),
        Neptune<MLEndpoint>("MLEndpoint", "endpoint", "Get-NeptuneMLEndpoint", typeof(TrainingJob), typeof(TransformJob)),
        new("GremlinQuery", "endpoint", "Get-NeptuneMLEndpoint", "", null),
        new("EngineStatus", "engine status", "Test-NeptuneMLConnection", "", null),
        CleanRooms<AudienceExportJob>("audience export job", typeof(AudienceGenerationJob)),
        CleanRooms<AudienceGenerationJob>("audience generation job", typeof(ConfiguredAudienceModel)),
        CleanRooms<ConfiguredAudienceModelPolicy>("policy of configured audience model", typeof(ConfiguredAudienceModel))
            with { Key = nameof(ConfiguredAudienceModelPolicy.ConfiguredAudienceModelArn) },
        CleanRooms<ConfiguredAudienceModel>("configured audience model", typeof(AudienceModel)),
        CleanRooms<AudienceModel>("audience model", typeof(TrainingDataset)),
        CleanRooms<ConfiguredModelAlgorithmAssociation>("configured model algorithm association", typeof(ConfiguredModelAlgorithm)),
        CleanRooms<ConfiguredModelAlgorithm>("configured model algorithm"),
        CleanRooms<MLConfiguration>("ML configuration of membership") with { Key = nameof(MLConfiguration.MembershipIdentifier) },
        CleanRooms<MLInputChannel>("ML input channel", typeof(ConfiguredModelAlgorithmAssociation)),
        CleanRooms<TrainedModelExportJob>("trained model export job", typeof(TrainedModel)),
        CleanRooms<TrainedModelInferenceJob>("inference job", typeof(TrainedModel), typeof(MLInputChannel)),
        CleanRooms<TrainedModel>("trained model", typeof(ConfiguredModelAlgorithmAssociation), typeof(MLInputChannel)),
        CleanRooms<TrainingDataset>("training dataset"),
        new("Tag", "resource", "Get-CleanRoomsResourceTag", nameof(ResourceTags.ResourceArn), typeof(ResourceTags)),
        new("UntagResource", "resource", "Get-CleanRoomsResourceTag", nameof(ResourceTags.ResourceArn), null),
    ];

    /// <summary>The classes of the resources that a new one refers to.</summary>
    public IReadOnlyList<Type> Sources { get; private init; } = [];

    /// <summary>Whether <see cref="Reader"/> lists the resources. Policies, configurations and tags belong to one other resource.</summary>
    public bool IsListed => Key is nameof(NeptuneMLResource.Id) || Key == ApiName + Arn;

    /// <summary>The kinds of Clean Rooms ML that have ARNs and are listed.</summary>
    public static IEnumerable<ResourceName> InCleanRooms => s_all.Where(resource => resource.Key == resource.ApiName + Arn
        && resource.ApiName is not (nameof(AudienceExportJob) or nameof(TrainedModelExportJob)));

    /// <summary>The resource of an operation, or null.</summary>
    public static ResourceName? OfOperation(string operation) =>
        Array.Find(s_all, resource => operation.Contains(resource.ApiName, StringComparison.Ordinal));

    /// <summary>The listed resource that a parameter or member identifies, such as <c>TrainedModelArn</c>, or null.</summary>
    public static ResourceName? OfKey(string name) =>
        Array.Find(s_all, resource => resource.IsListed && resource.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The resource of a class of results.</summary>
    public static ResourceName Of(Type result) => s_all.First(resource => resource.Result == result);

    /// <summary>The resources that an operation may not find: those that a new resource refers to, else those of its own kind.</summary>
    public static IReadOnlyList<ResourceName> MissingIn(string operation)
    {
        if (OfOperation(operation) is not { } resource) return [];
        return CmdletNames.IsCreation(operation) && resource.Sources.Count > 0 ? [.. resource.Sources.Select(Of)] : [resource];
    }

    /// <summary>The resource that a request identifies, such as "training job 'genres'"; null when the request creates one or identifies
    /// none.</summary>
    public static string? In(AmazonWebServiceRequest request, string operation)
    {
        if (CmdletNames.IsCreation(operation) || OfOperation(operation) is not { } resource) return null;
        return Members.TextOf(request, resource.Key) is { Length: > 0 } key ? $"{resource.Kind} '{key}'" : null;
    }

    private static ResourceName Neptune<TResource>(string apiName, string kind, string reader, params Type[] sources)
        where TResource : NeptuneMLResource =>
        new(apiName, kind, reader, nameof(NeptuneMLResource.Id), typeof(TResource)) { Sources = sources };

    private static ResourceName CleanRooms<TResource>(string kind, params Type[] sources)
    {
        string name = typeof(TResource).Name;
        return new ResourceName(name, kind, $"Get-CleanRooms{name}", name + Arn, typeof(TResource)) { Sources = sources };
    }
}
