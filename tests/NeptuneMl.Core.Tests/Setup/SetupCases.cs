using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.CleanRoomsML;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Setup;

/// <summary>One cause at a time, and the checks that must find it; and healthy setups, which must have no finding.</summary>
internal static class SetupCases
{
    private const string Account = "123456789012";
    private const string Role = $"arn:aws:iam::{Account}:role/NeptuneML";
    private const string Location = "s3://movies/export";
    private const string NeptuneRole = "Neptune role";

    // Another membership of the account, with an association of its own.
    private const string OwnMembership = "0b7f9a52-4c1d-4d3e-9f10-6a5b4c3d2e1f";

    private static readonly string s_authority = Path.Combine(AppContext.BaseDirectory, "setup-authority.pem");

    private static readonly string[] s_neptuneReads =
    [
        "GetEngineStatus", "ListMLDataProcessingJobs", "GetMLDataProcessingJobStatus", "ListMLModelTrainingJobs",
        "GetMLModelTrainingJobStatus", "ListMLModelTransformJobs", "GetMLModelTransformJobStatus", "ListMLEndpoints", "GetMLEndpointStatus",
    ];

    private static readonly string[] s_membershipReads =
    [
        "ListConfiguredModelAlgorithmAssociations", "GetConfiguredModelAlgorithmAssociation", "ListMLInputChannels", "GetMLInputChannel",
        "ListTrainedModels", "GetTrainedModel", "ListTrainedModelVersions", "ListTrainedModelInferenceJobs",
        "GetTrainedModelInferenceJob", "GetMLConfiguration",
    ];

    /// <summary>The setups with one cause.</summary>
    public static IReadOnlyList<SetupCase> Causes { get; } =
    [
        // The connection.
        new("host name that does not exist", "Name resolution")
        {
            Connect = (options, _) => options with { EndpointUrl = "https://movies.cluster-abc.invalid:8182" },
        },
        new("closed port", "Port") { Connect = (options, _) => options with { EndpointUrl = $"http://127.0.0.1:{ClosedPort()}" } },
        new("plain HTTP on a TLS port", "TLS")
        {
            Emulator = () => Emulator(certificate: Certificate("localhost")),
            Connect = (options, server) => options with { EndpointUrl = $"http://localhost:{server.Port}" },
        },
        new("TLS on a port that speaks plain HTTP", "TLS")
        {
            Connect = (options, server) => options with { EndpointUrl = $"https://localhost:{server.Port}" },
        },
        new("certificate of another name", "TLS")
        {
            Emulator = () => Emulator(certificate: Certificate("movies.cluster-abc.us-east-1.neptune.amazonaws.com")),
            Connect = (options, server) => options with { EndpointUrl = $"https://localhost:{server.Port}" },
        },
        new("certificate of another cluster behind a tunnel", "TLS")
        {
            Emulator = () => Trusted("us-east-1", "books.cluster-xyz.us-east-1.neptune.amazonaws.com"),
            Connect = (options, server) => ThroughTunnel(options, server, "us-east-1"),
        },
        new("closed tunnel", "Port")
        {
            Emulator = () => Trusted("us-east-1"),
            Connect = (options, server) => ThroughTunnel(options, server, "us-east-1") with { Via = $"localhost:{ClosedPort()}" },
        },
        new("certificate of an unknown issuer", "TLS")
        {
            Emulator = () => Emulator(certificate: Certificate("localhost")),
            Connect = (options, server) => options with { EndpointUrl = $"https://localhost:{server.Port}" },
        },
        new("certificate that has expired", "TLS")
        {
            Emulator = () => Emulator(certificate: Certificate("localhost", DateTimeOffset.UtcNow.AddDays(-1))),
            Connect = (options, server) => options with { EndpointUrl = $"https://localhost:{server.Port}" },
        },
        new("another web server behind the endpoint", "Signature")
        {
            Emulator = () => Emulator(faults: [new Fault(FaultKind.HtmlPage)]),
        },
        new("service that is not available", "Signature")
        {
            Emulator = () => Emulator(faults: [new Fault(FaultKind.ServerError) { Status = 503 }]),
        },
        new("clock that is ten minutes behind", "Clock") { Emulator = () => Emulator(skew: TimeSpan.FromMinutes(10)) },
        new("clock that is ten minutes ahead", "Clock") { Emulator = () => Emulator(skew: TimeSpan.FromMinutes(-10)) },
        new("clock that is two minutes behind", "Clock") { Emulator = () => Emulator(skew: TimeSpan.FromMinutes(2)) },

        // Region and credentials.
        new("Region of another cluster", "Signature") { Connect = (options, _) => options with { Region = "eu-west-1" } },
        new("Region that does not exist", "Region")
        {
            Emulator = () => Emulator(region: "us-esat-1"),
            Connect = (options, _) => options with { Region = "us-esat-1" },
        },
        new("Region that contradicts the endpoint", "Region", "Signature")
        {
            Emulator = () => Trusted("eu-west-1"),
            Connect = (options, server) => ThroughTunnel(options, server, "eu-west-1") with { Region = "us-east-1" },
        },
        new("no credentials", "Credentials") { Connect = (options, _) => options with { Credentials = null } },
        new("expired session token", "Signature")
        {
            Emulator = () => Emulator(keys: new SigningCredential("ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN")
            {
                Expires = DateTimeOffset.UtcNow.AddMinutes(-1),
            }),
            Connect = (options, _) => With(options, "ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN"),
        },
        new("unknown access key", "Signature") { Connect = (options, _) => With(options, "AKIAOTHER", "otherEXAMPLEKEY", null) },
        new("wrong secret access key", "Signature") { Connect = (options, _) => With(options, "AKIDEXAMPLE", "wrongEXAMPLEKEY", null) },
        new("unsigned requests to a cluster with IAM authentication", "Signature")
        {
            Connect = (options, _) => options with { Unsigned = true },
        },

        // The cluster and its permissions.
        .. s_neptuneReads.Select(read => new SetupCase($"denied action neptune-db:{read}", $"Permission {read}")
        {
            Emulator = () => Emulator(denied: [$"neptune-db:{read}"]),
        }),
        new("engine that recovers", "Engine") { Emulator = () => Emulator(engine: "recovery") },
        new("cluster without a role", NeptuneRole) { Emulator = () => Emulator(roles: []) },
        new("role that is not in the cluster", NeptuneRole)
        {
            Emulator = () => Emulator(roles: [$"arn:aws:iam::{Account}:role/Other"]),
            Setup = setup => setup with { NeptuneIamRoleArn = Role },
        },
        new("role ARN that is malformed", NeptuneRole) { Setup = setup => setup with { NeptuneIamRoleArn = "NeptuneML" } },
        new("SageMaker role of another account", "SageMaker role")
        {
            Setup = setup => setup with { NeptuneIamRoleArn = Role, SagemakerIamRoleArn = "arn:aws:iam::999999999999:role/SageMaker" },
        },
        new("SageMaker role that is a user", "SageMaker role")
        {
            Setup = setup => setup with { SagemakerIamRoleArn = $"arn:aws:iam::{Account}:user/ann" },
        },
        Served("endpoint that does not exist", "Inference other", () => Emulator(), "other"),
        Served(
            "denied action sagemaker:InvokeEndpoint",
            "Inference genres",
            () => Emulator(denied: ["sagemaker:InvokeEndpoint"]),
            "genres"),
        Served(
            "denied action neptune-db:ReadDataViaQuery",
            "Inference genres",
            () => Emulator(denied: ["neptune-db:ReadDataViaQuery"]),
            "genres"),

        // S3.
        InS3("missing bucket", $"S3 {Location}", () => Emulator(buckets: [("books", "us-east-1")])),
        InS3("bucket in another Region", $"S3 {Location}", () => Emulator(buckets: [("movies", "eu-west-1")])),
        InS3("denied action s3:ListBucket", $"S3 {Location}", () => Emulator(denied: ["s3:ListBucket"])),
        InS3("denied action s3:PutObject", $"S3 write {Location}", () => Emulator(denied: ["s3:PutObject"])),
        InS3("denied action s3:DeleteObject", $"S3 write {Location}", () => Emulator(denied: ["s3:DeleteObject"])),
        new("S3 location without a scheme", "S3 movies/export") { Setup = setup => setup with { S3Locations = ["movies/export"] } },

        // Clean Rooms ML.
        .. s_membershipReads.Select(read => new SetupCase($"denied action cleanrooms-ml:{read}", $"Permission {read}")
        {
            IsCleanRooms = true,
            Emulator = () => Emulator(denied: [$"cleanrooms-ml:{read}"]),
        }),
        new("denied action cleanrooms:PassMembership", [.. s_membershipReads.Select(read => $"Permission {read}")])
        {
            IsCleanRooms = true,
            Emulator = () => Emulator(denied: ["cleanrooms:PassMembership"]),
        },
        new("expired session token of a membership", "Signature")
        {
            IsCleanRooms = true,
            Emulator = () => Emulator(keys: new SigningCredential("ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN")
            {
                Expires = DateTimeOffset.UtcNow.AddMinutes(-1),
            }),
            Connect = (options, _) => With(options, "ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN"),
        },
        new("no ML configuration", "ML configuration")
        {
            IsCleanRooms = true,
            Prepare = context => Client(context).DeleteMLConfigurationAsync(
                new DeleteMLConfigurationRequest { MembershipIdentifier = SetupCase.Membership }),
        },
        new("ML configuration role of another account", "ML configuration role")
        {
            IsCleanRooms = true,
            Prepare = context => ConfigureAsync(context, SetupCase.Membership, "arn:aws:iam::999999999999:role/CleanRoomsML"),
        },
        OfOwnMembership("association without a container log policy", null, null),
        OfOwnMembership("log account not allowed", "999999999999", "999999999999"),
        OfOwnMembership("log account not allowed for inference", Account, "999999999999"),
        new("ML configuration role that cannot write logs", "Log delivery of trained model 'churn'")
        {
            IsCleanRooms = true,
            Emulator = () => Emulator(logFailure: "The role is not authorized to perform: logs:CreateLogStream."),
            Prepare = context => TrainAsync(context, "churn"),
        },
        InProgress("quota of trained models used up", "Quota of trained models in progress", async context =>
        {
            for (int number = 0; number < 5; number++) await TrainAsync(context, $"churn-{number}");
        }),
        InProgress("quota of audience models used up", "Quota of audience models in progress", async context =>
        {
            CreateTrainingDatasetResponse dataset = await Client(context).CreateTrainingDatasetAsync(Dataset());
            for (int number = 0; number < 2; number++)
            {
                await Client(context).CreateAudienceModelAsync(
                    new CreateAudienceModelRequest { Name = $"audience-{number}", TrainingDatasetArn = dataset.TrainingDatasetArn });
            }
        }),
    ];

    /// <summary>The setups without a cause.</summary>
    public static IReadOnlyList<SetupCase> Healthy { get; } =
    [
        new("signed, long-term credentials"),
        Served("endpoint in service", "", () => Emulator(), "genres") with { Expected = [] },
        new("signed, temporary credentials")
        {
            Emulator = () => Emulator(keys: new SigningCredential("ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN")),
            Connect = (options, _) => With(options, "ASIAEXAMPLE", "practiceEXAMPLEKEY", "sessionEXAMPLETOKEN"),
        },
        new("unsigned, without IAM authentication")
        {
            Emulator = () => new EmulatorOptions { JobDuration = TimeSpan.Zero },
            Connect = (options, _) => options with { Unsigned = true },
        },
        new("roles in the cluster")
        {
            Emulator = () => Emulator(roles: [Role]),
            Setup = setup => setup with { NeptuneIamRoleArn = Role, SagemakerIamRoleArn = $"arn:aws:iam::{Account}:role/SageMaker" },
        },
        InS3("S3 locations with write checks", "", () => Emulator(buckets: [("movies", "us-east-1")])) with { Expected = [] },
        new("another Region")
        {
            Emulator = () => Emulator(region: "eu-central-1"),
            Connect = (options, _) => options with { Region = "eu-central-1" },
        },
        new("TLS through a tunnel, with a private certificate authority")
        {
            Emulator = () => Trusted("us-east-1"),
            Connect = (options, server) => ThroughTunnel(options, server, "us-east-1"),
        },
        new("clock that is 30 seconds behind") { Emulator = () => Emulator(skew: TimeSpan.FromSeconds(30)) },
        new("throttled reads") { Emulator = () => Emulator(faults: [new Fault(FaultKind.Throttle) { Times = 2 }]) },
        new("sample membership") { IsCleanRooms = true },
        new("membership with a trained model and its logs") { IsCleanRooms = true, Prepare = context => TrainAsync(context, "churn") },
        InProgress("membership with training in progress", "", context => TrainAsync(context, "churn")) with { Expected = [] },
        OfOwnMembership("membership with its own association", Account, Account) with { Expected = [] },
    ];

    private static SetupCase InS3(string name, string check, Func<EmulatorOptions> emulator) => new(name, check)
    {
        Emulator = emulator,
        Setup = setup => setup with { S3Locations = [Location], ChecksS3Write = true },
    };

    private static SetupCase InProgress(string name, string check, Func<CallContext, Task> prepare) => new(name, check)
    {
        IsCleanRooms = true,
        Emulator = Slow,
        Prepare = prepare,
    };

    private static SetupCase OfOwnMembership(string name, string? training, string? inference) => new(name, "Container logs of 'own'")
    {
        IsCleanRooms = true,
        CheckedMembership = OwnMembership,
        Prepare = async context =>
        {
            await ConfigureAsync(context, OwnMembership, $"arn:aws:iam::{Account}:role/CleanRoomsML");
            await Client(context).CreateConfiguredModelAlgorithmAssociationAsync(new CreateConfiguredModelAlgorithmAssociationRequest
            {
                MembershipIdentifier = OwnMembership,
                Name = "own",
                ConfiguredModelAlgorithmArn =
                    $"arn:aws:cleanrooms-ml:us-east-1:{Account}:configured-model-algorithm/7e2a9c40-51d8-4b36-8f0e-6a1b3c5d7e92",
                PrivacyConfiguration = training is null ? null : Privacy(training, inference!),
            });
        },
    };

    private static Amazon.CleanRoomsML.Model.PrivacyConfiguration Privacy(string training, string inference) => new()
    {
        Policies = new PrivacyConfigurationPolicies
        {
            TrainedModels = new TrainedModelsConfigurationPolicy
            {
                ContainerLogs = [new LogsConfigurationPolicy { AllowedAccountIds = [training] }],
            },
            TrainedModelInferenceJobs = new TrainedModelInferenceJobsConfigurationPolicy
            {
                ContainerLogs = [new LogsConfigurationPolicy { AllowedAccountIds = [inference] }],
            },
        },
    };

    // A cluster with the endpoint "genres".
    private static SetupCase Served(string name, string expected, Func<EmulatorOptions> emulator, string endpointId) => new(name, expected)
    {
        Emulator = emulator,
        Prepare = ServeAsync,
        Setup = setup => setup with { EndpointIds = [endpointId] },
    };

    private static async Task ServeAsync(CallContext context)
    {
        IAmazonNeptunedata client = context.Session.Client<IAmazonNeptunedata>();
        await client.StartMLDataProcessingJobAsync(
            new StartMLDataProcessingJobRequest { Id = "dp", InputDataS3Location = Location, ProcessedDataS3Location = Location });
        await client.StartMLModelTrainingJobAsync(
            new StartMLModelTrainingJobRequest { Id = "tr", DataProcessingJobId = "dp", TrainModelS3Location = Location });
        await client.CreateMLEndpointAsync(new CreateMLEndpointRequest { Id = "genres", MlModelTrainingJobId = "tr" });
    }

    private static async Task ConfigureAsync(CallContext context, string membership, string role) =>
        await Client(context).PutMLConfigurationAsync(new PutMLConfigurationRequest
        {
            MembershipIdentifier = membership,
            DefaultOutputLocation = new MLOutputConfiguration
            {
                RoleArn = role,
                Destination = new Destination { S3Destination = new S3ConfigMap { S3Uri = "s3://movies/models" } },
            },
        });

    private static async Task TrainAsync(CallContext context, string name)
    {
        string owner = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:membership/{SetupCase.Membership}";
        await Client(context).CreateTrainedModelAsync(new CreateTrainedModelRequest
        {
            MembershipIdentifier = SetupCase.Membership,
            Name = name,
            ConfiguredModelAlgorithmAssociationArn = $"{owner}/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04",
            DataChannels =
            [
                new ModelTrainingDataChannel
                {
                    ChannelName = "train", MlInputChannelArn = $"{owner}/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0",
                },
            ],
            ResourceConfig = new ResourceConfig { InstanceType = "ml.m5.xlarge", VolumeSizeInGB = 30 },
        });
    }

    private static CreateTrainingDatasetRequest Dataset() => new()
    {
        Name = "events",
        RoleArn = $"arn:aws:iam::{Account}:role/CleanRoomsML",
        TrainingData =
        [
            new Amazon.CleanRoomsML.Model.Dataset
            {
                Type = "INTERACTIONS",
                InputConfig = new DatasetInputConfig
                {
                    DataSource = new DataSource { GlueDataSource = new GlueDataSource { DatabaseName = "shop", TableName = "events" } },
                    Schema =
                    [
                        new ColumnSchema { ColumnName = "user", ColumnTypes = ["USER_ID"] },
                        new ColumnSchema { ColumnName = "item", ColumnTypes = ["ITEM_ID"] },
                        new ColumnSchema { ColumnName = "at", ColumnTypes = ["TIMESTAMP"] },
                    ],
                },
            },
        ],
    };

    private static IAmazonCleanRoomsML Client(CallContext context) => context.Session.Client<IAmazonCleanRoomsML>();

    private static ConnectionOptions With(ConnectionOptions options, string id, string secret, string? token) =>
        options with { Credentials = CredentialInput.FromAccessKey(id, secret, token) };

    // A cluster behind a tunnel, whose certificate is issued by an authority of the file.
    private static EmulatorOptions Trusted(string region, string? name = null)
    {
        X509Certificate2 certificate = Certificate(name ?? ClusterIn(region));
        File.WriteAllText(s_authority, certificate.ExportCertificatePem());
        return Emulator(region: region, certificate: certificate, hosts: [ClusterIn(region)]);
    }

    private static ConnectionOptions ThroughTunnel(ConnectionOptions options, EmulatorServer server, string region) => options with
    {
        EndpointUrl = $"https://{ClusterIn(region)}:8182",
        Region = null,
        Via = $"localhost:{server.Port}",
        CertificateAuthority = s_authority,
    };

    private static string ClusterIn(string region) => $"movies.cluster-abc.{region}.neptune.amazonaws.com";

    private static EmulatorOptions Slow() => new() { Credentials = [SetupCase.Keys], JobDuration = TimeSpan.FromHours(1) };

    private static EmulatorOptions Emulator(
        string region = "us-east-1", SigningCredential? keys = null, string[]? denied = null, string[]? roles = null,
        string engine = "healthy", (string Name, string Region)[]? buckets = null, X509Certificate2? certificate = null,
        Fault[]? faults = null, TimeSpan skew = default, string? logFailure = null, string[]? hosts = null) => new()
        {
            Region = region,
            Credentials = [keys ?? SetupCase.Keys],
            JobDuration = TimeSpan.Zero,
            DeniedActions = denied ?? [],
            ClusterRoles = roles,
            EngineStatus = engine,
            Buckets = buckets?.ToDictionary(bucket => bucket.Name, bucket => bucket.Region),
            Certificate = certificate,
            HostNames = hosts ?? [],
            Faults = faults ?? [],
            ClockSkew = skew,
            LogFailure = logFailure,
        };

    private static X509Certificate2 Certificate(string name, DateTimeOffset? expires = null)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=practice", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-30), expires ?? DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
    }

    private static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
