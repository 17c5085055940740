namespace NeptuneMl.Emulator.Tests.Clients;

public sealed class Boto3Tests
{
    /// <summary>Prints one line per step. The emulator's jobs take no time here, so that the script need not wait.</summary>
    private const string Script = """
        import sys, boto3
        from botocore.config import Config
        url, association, channel, membership = sys.argv[1:5]
        config = Config(retries={'max_attempts': 1})
        neptune = boto3.client('neptunedata', endpoint_url=url, config=config)
        rooms = boto3.client('cleanroomsml', endpoint_url=url, config=config)

        print(neptune.get_engine_status()['status'])
        neptune.start_ml_data_processing_job(id='dp', inputDataS3Location='s3://bucket/in', processedDataS3Location='s3://bucket/out')
        print(neptune.get_ml_data_processing_job(id='dp')['status'])
        neptune.start_ml_model_training_job(id='tr', dataProcessingJobId='dp', trainModelS3Location='s3://bucket/m')
        print(neptune.get_ml_model_training_job(id='tr')['mlModels'][0]['name'])
        neptune.start_ml_model_transform_job(
            id='mt', dataProcessingJobId='dp', mlModelTrainingJobId='tr', modelTransformOutputS3Location='s3://bucket/t')
        print(neptune.list_ml_model_transform_jobs(maxItems=3)['ids'])
        for cancel in (neptune.cancel_ml_data_processing_job, neptune.cancel_ml_model_training_job, neptune.cancel_ml_model_transform_job):
            try:
                cancel(id='none', clean=True)
            except neptune.exceptions.MLResourceNotFoundException as error:
                print(error.response['code'], error.response['ResponseMetadata']['HTTPStatusCode'])

        names = ['a b', 'ü', 'c+d']
        for name in names:
            model = rooms.create_trained_model(
                membershipIdentifier=membership, name=name, configuredModelAlgorithmAssociationArn=association,
                resourceConfig={'instanceType': 'ml.m5.xlarge', 'volumeSizeInGB': 5}, tags={'k': 'v'},
                dataChannels=[{'mlInputChannelArn': channel, 'channelName': 'train'}])
        arn = model['trainedModelArn']
        got = rooms.get_trained_model(membershipIdentifier=membership, trainedModelArn=arn)
        print(got['status'], got['createTime'].tzinfo is not None, got['tags'])
        pages = rooms.get_paginator('list_trained_models').paginate(membershipIdentifier=membership, PaginationConfig={'PageSize': 2})
        print([m['name'] for page in pages for m in page['trainedModels']] == names[::-1])
        job = rooms.start_trained_model_inference_job(
            membershipIdentifier=membership, name='job', trainedModelArn=arn, resourceConfig={'instanceType': 'ml.m5.xlarge'},
            outputConfiguration={'members': [{'accountId': '123456789012'}]}, dataSource={'mlInputChannelArn': channel})
        print(rooms.get_trained_model_inference_job(
            membershipIdentifier=membership, trainedModelInferenceJobArn=job['trainedModelInferenceJobArn'])['status'])
        try:
            rooms.cancel_trained_model(membershipIdentifier=membership, trainedModelArn=arn)
        except rooms.exceptions.ConflictException as error:
            print(error.response['Error']['Message'].endswith('cannot be cancelled.'))
        """;

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public async Task Boto3_runs_both_services()
    {
        await using EmulatorServer emulator = await EmulatorServer.StartAsync(new EmulatorOptions { JobDuration = TimeSpan.Zero });
        (int exitCode, string output, string error) = await Tool.RunAsync(
            "python3",
            "-c",
            Script,
            emulator.BaseAddress.ToString(),
            CleanRooms.Memberships.Association,
            CleanRooms.Memberships.TrainingChannel,
            CleanRooms.Memberships.Id);
        Assert.True(exitCode == 0, error);
        Assert.Equal(
            [
                "healthy",
                "Completed",
                "neptune-ml-hpo-tr-001",
                "['mt']",
                .. Enumerable.Repeat("MLResourceNotFoundException 404", 3),
                "ACTIVE True {'k': 'v'}",
                "True",
                "ACTIVE",
                "True",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
