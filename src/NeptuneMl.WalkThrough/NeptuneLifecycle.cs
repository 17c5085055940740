using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.WalkThrough;

/// <summary>An exported graph becomes a served model, in four stages.</summary>
internal sealed class NeptuneLifecycle
{
    private readonly NeptuneSession _session;
    private readonly Stages _stages;

    public NeptuneLifecycle(Uri emulator, Stages stages)
    {
        _session = NeptuneSession.Of(NeptuneSession.Open(Inputs.Connection(emulator)));
        _stages = stages;
    }

    public async Task RunAsync()
    {
        DataProcessingJob processing = await _stages.RunAsync("data processing", DataProcessingJobs.Start(_session, Inputs.Of(
            ("id", "movielens-processing"),
            ("inputDataS3Location", "s3://amzn-s3-demo-bucket/neptune-export/movielens"),
            ("processedDataS3Location", "s3://amzn-s3-demo-bucket/neptune-ml/processed"),
            ("modelType", "heterogeneous"),
            ("configFileName", "training-data-configuration.json"),
            ("processingInstanceType", "ml.r5.large"),
            ("sagemakerIamRoleArn", "arn:aws:iam::123456789012:role/NeptuneMLSageMakerRole"),
            ("neptuneIamRoleArn", "arn:aws:iam::123456789012:role/NeptuneMLNeptuneRole"),
            ("subnets", "subnet-0123456789abcdef0"),
            ("securityGroupIds", "sg-0123456789abcdef0"),
            ("volumeEncryptionKMSKey", "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")))).ConfigureAwait(false);

        TrainingJob training = await _stages.RunAsync("training", TrainingJobs.Start(_session, Inputs.Of(
            ("id", "movielens-training"),
            ("dataProcessingJobId", processing.Id),
            ("neptuneIamRoleArn", processing.NeptuneIamRoleArn),
            ("trainModelS3Location", "s3://amzn-s3-demo-bucket/neptune-ml/models"),
            ("trainingInstanceType", "ml.p3.2xlarge"),
            ("maxHPONumberOfTrainingJobs", 10),
            ("maxHPOParallelTrainingJobs", 2)))).ConfigureAwait(false);

        TransformJob transform = await _stages.RunAsync("transform", TransformJobs.Start(_session, Inputs.Of(
            ("id", "movielens-transform"),
            ("dataProcessingJobId", training.DataProcessingJobId),
            ("mlModelTrainingJobId", training.Id),
            ("neptuneIamRoleArn", training.NeptuneIamRoleArn),
            ("modelTransformOutputS3Location", "s3://amzn-s3-demo-bucket/neptune-ml/transform")))).ConfigureAwait(false);

        MLEndpoint endpoint = await _stages.RunAsync("endpoint", MLEndpoints.Create(_session, Inputs.Of(
            ("id", "movielens-endpoint"),
            ("mlModelTransformJobId", transform.Id),
            ("neptuneIamRoleArn", transform.NeptuneIamRoleArn),
            ("instanceType", "ml.m5.xlarge"),
            ("instanceCount", 1)))).ConfigureAwait(false);

        Stages.Table(["Id", "Status", "Output"],
        [
            [processing.Id, processing.Status, processing.OutputLocation],
            [training.Id, training.Status, training.OutputLocation],
            [transform.Id, transform.Status, transform.OutputLocation],
            [endpoint.Id, endpoint.Status, endpoint.Endpoint?.Name],
        ]);
    }
}
