namespace NeptuneMl.Emulator.Tests.Clients;

public sealed class Boto3CleanRoomsTests
{
    private const string Preparation = """
        import sys, json, boto3
        from botocore.config import Config
        rooms = boto3.client('cleanroomsml', endpoint_url=sys.argv[1], config=Config(retries={'max_attempts': 1}))
        membership, account = sys.argv[2:4]
        role = f'arn:aws:iam::{account}:role/ml'
        """;

    private const string Modelling = Preparation + """

        algorithm = rooms.create_configured_model_algorithm(
            name='towers', roleArn=role, trainingContainerConfig={'imageUri': 'r/train:1', 'metricDefinitions': [{'name': 'l', 'regex': 'l=(.*)'}]},
            inferenceContainerConfig={'imageUri': 'r/infer:1'})['configuredModelAlgorithmArn']
        association = rooms.create_configured_model_algorithm_association(
            membershipIdentifier=membership, configuredModelAlgorithmArn=algorithm, name='towers', tags={'team': 'ads'},
            privacyConfiguration={'policies': {'trainedModels': {'containerMetrics': {'noiseLevel': 'NONE'}}}},
        )['configuredModelAlgorithmAssociationArn']
        rooms.put_ml_configuration(membershipIdentifier=membership, defaultOutputLocation={
            'roleArn': role, 'destination': {'s3Destination': {'s3Uri': 's3://bucket/out'}}})
        print(rooms.get_ml_configuration(membershipIdentifier=membership)['defaultOutputLocation']['roleArn'] == role)
        channel = rooms.create_ml_input_channel(
            membershipIdentifier=membership, configuredModelAlgorithmAssociations=[association], name='clicks', retentionInDays=7,
            inputChannel={'roleArn': role, 'dataSource': {'protectedQueryInputParameters': {
                'sqlParameters': {'queryString': 'SELECT * FROM clicks'},
                'computeConfiguration': {'worker': {'type': 'CR.1X', 'number': 4, 'properties': {'spark': {'a': 'b'}}}}}}})['mlInputChannelArn']
        got = rooms.get_ml_input_channel(membershipIdentifier=membership, mlInputChannelArn=channel)
        print(got['status'], got['numberOfRecords'] > 0, got['privacyBudgets']['accessBudgets'][0]['details'][1]['endTime'].tzinfo is not None)
        model = rooms.create_trained_model(
            membershipIdentifier=membership, name='towers', configuredModelAlgorithmAssociationArn=association,
            resourceConfig={'instanceType': 'ml.m5.xlarge', 'volumeSizeInGB': 5},
            dataChannels=[{'mlInputChannelArn': channel, 'channelName': 'train'}])['trainedModelArn']
        members = [{'accountId': account}]
        print(rooms.start_trained_model_export_job(
            membershipIdentifier=membership, trainedModelArn=model, name='out', outputConfiguration={'members': members}).keys())
        job = rooms.start_trained_model_inference_job(
            membershipIdentifier=membership, name='score', trainedModelArn=model, resourceConfig={'instanceType': 'ml.m5.xlarge'},
            outputConfiguration={'members': members}, dataSource={'mlInputChannelArn': channel})['trainedModelInferenceJobArn']
        print(rooms.get_trained_model_inference_job(membershipIdentifier=membership, trainedModelInferenceJobArn=job)['status'])
        exports = rooms.get_paginator('list_collaboration_trained_model_export_jobs').paginate(
            collaborationIdentifier=got['collaborationIdentifier'], trainedModelArn=model)
        print([(e['name'], e['status']) for page in exports for e in page['collaborationTrainedModelExportJobs']])
        for delete in (
                lambda: rooms.delete_configured_model_algorithm(configuredModelAlgorithmArn=algorithm),
                lambda: rooms.delete_configured_model_algorithm_association(
                    membershipIdentifier=membership, configuredModelAlgorithmAssociationArn=association)):
            try:
                delete()
            except rooms.exceptions.ConflictException as error:
                print('in use' in error.response['Error']['Message'])
        rooms.tag_resource(resourceArn=association, tags={'cost': '42'})
        rooms.untag_resource(resourceArn=association, tagKeys=['team', 'none'])
        print(rooms.list_tags_for_resource(resourceArn=association)['tags'])
        """;

    private const string Audiences = Preparation + """

        output = {'roleArn': role, 'destination': {'s3Destination': {'s3Uri': 's3://bucket/audiences'}}}
        dataset = rooms.create_training_dataset(name='clicks', roleArn=role, trainingData=[{'type': 'INTERACTIONS', 'inputConfig': {
            'schema': [{'columnName': 'user', 'columnTypes': ['USER_ID']}],
            'dataSource': {'glueDataSource': {'tableName': 't', 'databaseName': 'd'}}}}])['trainingDatasetArn']
        model = rooms.create_audience_model(name='buyers', trainingDatasetArn=dataset, trainingDataStartTime=1735689600)['audienceModelArn']
        print(rooms.get_audience_model(audienceModelArn=model)['trainingDataStartTime'].year)
        configured = rooms.create_configured_audience_model(
            name='buyers', audienceModelArn=model, outputConfig=output, sharedAudienceMetrics=['ALL'],
            audienceSizeConfig={'audienceSizeType': 'ABSOLUTE', 'audienceSizeBins': [1000, 5000]})['configuredAudienceModelArn']
        policy = json.dumps({'Version': '2012-10-17', 'Statement': []})
        first = rooms.put_configured_audience_model_policy(
            configuredAudienceModelArn=configured, configuredAudienceModelPolicy=policy, policyExistenceCondition='POLICY_MUST_NOT_EXIST')
        try:
            rooms.put_configured_audience_model_policy(
                configuredAudienceModelArn=configured, configuredAudienceModelPolicy='{}', previousPolicyHash='0' * 64)
        except rooms.exceptions.ValidationException:
            print(rooms.get_configured_audience_model_policy(configuredAudienceModelArn=configured)['policyHash'] == first['policyHash'])
        job = rooms.start_audience_generation_job(
            name='spring', configuredAudienceModelArn=configured,
            seedAudience={'roleArn': role, 'dataSource': {'s3Uri': 's3://bucket/seed'}})['audienceGenerationJobArn']
        got = rooms.get_audience_generation_job(audienceGenerationJobArn=job)
        print(got['status'], [m['audienceSize']['value'] for m in got['metrics']['relevanceMetrics']], 0 <= got['metrics']['recallMetric'] <= 1)
        rooms.start_audience_export_job(name='out', audienceGenerationJobArn=job, audienceSize={'type': 'ABSOLUTE', 'value': 5000})
        exports = rooms.get_paginator('list_audience_export_jobs').paginate(audienceGenerationJobArn=job)
        print([(e['status'], e['outputLocation'].startswith('s3://bucket/audiences/')) for page in exports for e in page['audienceExportJobs']])
        """;

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public Task Boto3_runs_from_algorithm_to_export_and_inference() => RunsAsync(
        Modelling,
        "True",
        "ACTIVE True True",
        "dict_keys(['ResponseMetadata'])",
        "ACTIVE",
        "[('out', 'ACTIVE')]",
        "True",
        "True",
        "{'cost': '42'}");

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public Task Boto3_runs_from_dataset_to_exported_audience() => RunsAsync(
        Audiences,
        "2025",
        "True",
        "ACTIVE [1000, 5000] True",
        "[('ACTIVE', True)]");

    /// <summary>The emulator's jobs take no time here, so that the scripts need not wait.</summary>
    private static async Task RunsAsync(string script, params string[] lines)
    {
        await using EmulatorServer emulator = await EmulatorServer.StartAsync(new EmulatorOptions { JobDuration = TimeSpan.Zero });
        (int exitCode, string output, string error) = await Tool.RunAsync(
            "python3", "-c", script, emulator.BaseAddress.ToString(), CleanRooms.Memberships.Id, CleanRooms.Samples.Account);
        Assert.True(exitCode == 0, error);
        Assert.Equal(lines, output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
