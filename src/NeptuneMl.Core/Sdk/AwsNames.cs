using Amazon.CleanRoomsML;
using Amazon.Runtime.CredentialManagement;

namespace NeptuneMl.Core.Sdk;

/// <summary>Names that the SDK defines, for argument completion.</summary>
internal static class AwsNames
{
    public static IEnumerable<string> Regions() => Connections.Regions.WithEndpoints;

    public static IEnumerable<string> Profiles()
    {
        EnvironmentSettings.Read().UseSharedFiles();
        return new CredentialProfileStoreChain().ListProfiles().Select(profile => profile.Name);
    }

    public static IEnumerable<string> TrainingInstanceTypes() => ConstantsOf(typeof(InstanceType));

    public static IEnumerable<string> InferenceInstanceTypes() => ConstantsOf(typeof(InferenceInstanceType));

    private static IEnumerable<string> ConstantsOf(Type type) => type.GetFields()
        .Where(field => field.IsStatic && field.FieldType == type)
        .Select(field => field.GetValue(null)!.ToString()!)
        .Where(name => !IsRetired(name))
        .Order(StringComparer.Ordinal);

    // The API model still lists the P3 series, which AWS has retired. It is not completed, but a value that a script specifies is sent.
    private static bool IsRetired(string instanceType) =>
        instanceType.StartsWith("ml.p3.", StringComparison.Ordinal) || instanceType.StartsWith("ml.p3dn.", StringComparison.Ordinal);
}
