using NeptuneMl.Core.Setup;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Checks everything that the jobs of a cluster need, from the name of its endpoint to roles and S3 locations.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NeptuneMLSetup")]
[OutputType(typeof(SetupCheck))]
[AdditionalOperation("GetEngineStatus")]
[AdditionalOperation("ListMLDataProcessingJobs")]
[AdditionalOperation("GetMLDataProcessingJob")]
[AdditionalOperation("ListMLModelTrainingJobs")]
[AdditionalOperation("GetMLModelTrainingJob")]
[AdditionalOperation("ListMLModelTransformJobs")]
[AdditionalOperation("GetMLModelTransformJob")]
[AdditionalOperation("ListMLEndpoints")]
[AdditionalOperation("GetMLEndpoint")]
[AdditionalPermission("neptune-db:ReadDataViaQuery", nameof(EndpointId))]
[AdditionalPermission("s3:ListBucket", nameof(S3Location))]
[AdditionalPermission("s3:PutObject", nameof(CheckS3Write))]
[AdditionalPermission("s3:DeleteObject", nameof(CheckS3Write))]
public sealed class TestNeptuneMLSetupCommand : NeptuneMLCommand
{
    /// <summary>The role that lets Neptune use SageMaker and S3. By default the role of the cluster.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The role that SageMaker jobs run under. By default the role of the cluster.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? SagemakerIamRoleArn { get; set; }

    /// <summary>The inference endpoints that the role must be able to invoke.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [GraphIds]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<MLEndpoint>))]
    public string[] EndpointId { get; set; } = [];

    /// <summary>The S3 locations of the jobs, such as <c>s3://bucket/prefix</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] S3Location { get; set; } = [];

    /// <summary>Writes and deletes an empty object below each S3 location.</summary>
    [Parameter]
    public SwitchParameter CheckS3Write { get; set; }

    /// <summary>The endpoint of S3. By default <c>AWS_ENDPOINT_URL_S3</c>, or the endpoint of the Region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? S3EndpointUrl { get; set; }

    private protected override void Process()
    {
        NeptuneSetup setup = new()
        {
            NeptuneIamRoleArn = NeptuneIamRoleArn,
            SagemakerIamRoleArn = SagemakerIamRoleArn,
            EndpointIds = EndpointId,
            S3Locations = S3Location,
            ChecksS3Write = CheckS3Write,
            S3EndpointUrl = S3EndpointUrl,
        };
        Calls.Start(Session.Connection, Session, setup.RunAsync);
    }
}
