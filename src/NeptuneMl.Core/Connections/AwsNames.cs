using Amazon;
using Amazon.CleanRoomsML;
using Amazon.Runtime.CredentialManagement;

namespace NeptuneMl.Core.Connections;

/// <summary>Names that the SDK knows, for completion.</summary>
internal static class AwsNames
{
    public static IEnumerable<string> Regions() => RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName);

    public static IEnumerable<string> Profiles() => new CredentialProfileStoreChain().ListProfiles().Select(profile => profile.Name);

    public static IEnumerable<string> TrainingInstanceTypes() => ConstantsOf(typeof(InstanceType)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> InferenceInstanceTypes() => ConstantsOf(typeof(InferenceInstanceType)).Order(StringComparer.Ordinal);

    /// <summary>The words that the API has for a parameter, in its order; none for a parameter that takes anything else.</summary>
    public static IEnumerable<string> WordsFor(string parameter) => parameter.ToUpperInvariant() switch
    {
        "AUDIENCESIZETYPE" => ConstantsOf(typeof(AudienceSizeType)),
        "CHILDRESOURCETAGONCREATEPOLICY" => ConstantsOf(typeof(TagOnCreatePolicy)),
        "POLICYEXISTENCECONDITION" => ConstantsOf(typeof(PolicyExistenceCondition)),
        "SHAREDAUDIENCEMETRIC" => ConstantsOf(typeof(SharedAudienceMetrics)),
        "TRAININGINPUTMODE" => ConstantsOf(typeof(TrainingInputMode)),
        "TYPE" => ConstantsOf(typeof(DatasetType)),
        "WORKERTYPE" => ConstantsOf(typeof(WorkerComputeType)),
        // Neptune's API says these in its documentation only.
        "MODELTYPE" => ["heterogeneous", "kge"],
        "MODELNAME" => ["rgcn", "kge", "transe", "distmult", "rotate"],
        _ => [],
    };

    private static IEnumerable<string> ConstantsOf(Type type) =>
        type.GetFields().Where(field => field.IsStatic && field.FieldType == type).Select(field => field.GetValue(null)!.ToString()!);
}
