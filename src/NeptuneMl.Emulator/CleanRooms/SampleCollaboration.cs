namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources that every emulator has from the start, so that a model can be trained immediately: an algorithm, its association
/// with a collaboration, three input channels, and the ML configuration of one membership. The help page of Start-NeptuneMLEmulator lists
/// their IDs, and the examples use them.</summary>
internal sealed class SampleCollaboration(EmulatorEnvironment environment)
{
    private const string MembershipId = "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10";
    private const string AlgorithmId = "7e2a9c40-51d8-4b36-8f0e-6a1b3c5d7e92";
    private const string AssociationId = "4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04";

    private static readonly (string Id, string Purpose)[] s_channels =
    [
        ("0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0", "training"),
        ("c2e4f6a8-1b3d-4957-9f8e-7d6c5b4a3928", "validation"),
        ("8f7e6d5c-4b3a-4291-a0b9-c8d7e6f5a4b3", "inference"),
    ];

    private readonly string _role = $"arn:aws:iam::{environment.AccountId}:role/CleanRoomsMLSample";
    private readonly string _registry = $"{environment.AccountId}.dkr.ecr.{environment.Region}.amazonaws.com";

    public void Create(
        ModelAlgorithms algorithms, ModelAlgorithmAssociations associations, InputChannels channels, MLConfigurations configurations)
    {
        configurations.Put(MembershipId, Configuration());
        StoredResource algorithm = algorithms.Create(
            algorithms.All.NewIdentity(null, AlgorithmId), Algorithm(), Lifecycle.StartActive(environment));
        Association association = associations.Create(
            associations.All.NewIdentity(MembershipId, AssociationId), Association(algorithm.Identity.Arn),
            Lifecycle.StartActive(environment));
        foreach ((string id, string purpose) in s_channels)
        {
            channels.Create(
                channels.All.NewIdentity(MembershipId, id), Channel(purpose, association.Identity.Arn), Lifecycle.StartActive(environment));
        }
    }

    private JsonElement Configuration() => Parse($$"""
        {
          "defaultOutputLocation": {
            "roleArn": "{{_role}}",
            "destination": { "s3Destination": { "s3Uri": "s3://amzn-s3-demo-bucket/sample" } }
          }
        }
        """);

    private JsonElement Algorithm() => Parse($$"""
        {
          "name": "sample algorithm",
          "roleArn": "{{_role}}",
          "trainingContainerConfig": { "imageUri": "{{_registry}}/sample-training:latest" },
          "inferenceContainerConfig": { "imageUri": "{{_registry}}/sample-inference:latest" }
        }
        """);

    private JsonElement Association(string algorithmArn) => Parse($$"""
        {
          "name": "sample association",
          "configuredModelAlgorithmArn": "{{algorithmArn}}",
          "privacyConfiguration": {
            "policies": {
              "trainedModels": { "containerLogs": [{ "allowedAccountIds": ["{{environment.AccountId}}"] }] },
              "trainedModelInferenceJobs": { "containerLogs": [{ "allowedAccountIds": ["{{environment.AccountId}}"] }] }
            }
          }
        }
        """);

    private JsonElement Channel(string purpose, string associationArn) => Parse($$"""
        {
          "name": "sample {{purpose}} data",
          "retentionInDays": 30,
          "configuredModelAlgorithmAssociations": ["{{associationArn}}"],
          "inputChannel": {
            "roleArn": "{{_role}}",
            "dataSource": {
              "protectedQueryInputParameters": {
                "sqlParameters": { "queryString": "SELECT * FROM visits JOIN purchases USING (visitor) WHERE purpose = '{{purpose}}'" }
              }
            }
          }
        }
        """);

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
