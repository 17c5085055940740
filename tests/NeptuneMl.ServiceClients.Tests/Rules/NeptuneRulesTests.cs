using Amazon.Neptunedata.Model;

namespace NeptuneMl.ServiceClients.Tests.Rules;

public class NeptuneRulesTests
{
    private const string AnS3Location = "must be an S3 location without spaces, such as s3://bucket/folder";

    [Fact]
    public void A_request_that_keeps_every_rule_has_no_violations() => Assert.Empty(Rule.Violations(Training()));

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        StartMLModelTrainingJobRequest request = new()
        {
            TrainModelS3Location = "http://bucket/models",
            MaxHPONumberOfTrainingJobs = 0,
            Subnets = ["subnet-1", ""],
            NeptuneIamRoleArn = "role/NeptuneML",
            CustomModelTrainingParameters = new CustomModelTrainingParameters { TrainingEntryPointScript = "" },
        };

        Assert.Equal(
            [
                "dataProcessingJobId: is required",
                "trainModelS3Location: " + AnS3Location,
                "neptuneIamRoleArn: must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NeptuneML",
                "maxHPONumberOfTrainingJobs: must be at least 1",
                "subnets[1]: must not be empty",
                "customModelTrainingParameters.sourceS3DirectoryPath: is required",
                "customModelTrainingParameters.trainingEntryPointScript: must not be empty",
            ],
            Rule.Violations(request));
    }

    [Theory]
    [InlineData("s3://bucket", true)]
    [InlineData("s3://my.bucket-1/", true)]
    [InlineData("s3://bucket/folder/file name", false)]
    [InlineData("s3://bucket/føld=er/x+y", true)]
    [InlineData("s3:///folder", false)]
    [InlineData("s3://", false)]
    [InlineData("s3://b/folder", true)]
    [InlineData("s3://-bucket/folder", false)]
    [InlineData("http://bucket/folder", false)]
    [InlineData("bucket/folder", false)]
    [InlineData("s3://bucket/folder\n", false)]
    public void An_S3_location_names_a_bucket_and_has_no_spaces(string location, bool valid)
    {
        StartMLModelTrainingJobRequest request = Training();
        request.TrainModelS3Location = location;

        Assert.Equal(valid ? [] : ["trainModelS3Location: " + AnS3Location], Rule.Violations(request));
    }

    [Theory]
    [InlineData("heterogeneous", true)]
    [InlineData("kge", true)]
    [InlineData("KGE", false)]
    [InlineData("rgcn", false)]
    public void A_model_type_is_one_that_Neptune_ML_documents(string modelType, bool valid)
    {
        StartMLDataProcessingJobRequest request = new()
        {
            InputDataS3Location = "s3://bucket/in",
            ProcessedDataS3Location = "s3://bucket/out",
            ModelType = modelType,
        };

        Assert.Equal(valid ? [] : ["modelType: must be one of heterogeneous, kge"], Rule.Violations(request));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_volume_size_of_zero_lets_the_service_choose(int size, bool valid)
    {
        StartMLModelTrainingJobRequest request = Training();
        request.TrainingInstanceVolumeSizeInGB = size;

        Assert.Equal(valid ? [] : ["trainingInstanceVolumeSizeInGB: must be at least 0"], Rule.Violations(request));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1024, true)]
    [InlineData(0, false)]
    [InlineData(1025, false)]
    public void A_list_takes_1_to_1024_items(int maxItems, bool valid) =>
        Assert.Equal(valid, Rule.Violations(new ListMLEndpointsRequest { MaxItems = maxItems }).Count == 0);

    [Theory]
    [InlineData("d", "t", null, true)]
    [InlineData(null, null, "j", true)]
    [InlineData("d", null, null, false)]
    [InlineData("d", "t", "j", false)]
    [InlineData("d", null, "j", false)]
    [InlineData(null, null, null, false)]
    public void A_transform_names_its_source_in_one_way(
        string? dataProcessingJob, string? trainingJob, string? trainingJobName, bool valid)
    {
        StartMLModelTransformJobRequest request = new()
        {
            ModelTransformOutputS3Location = "s3://bucket/out",
            DataProcessingJobId = dataProcessingJob,
            MlModelTrainingJobId = trainingJob,
            TrainingJobName = trainingJobName,
        };

        const string EitherOr = "dataProcessingJobId: either dataProcessingJobId and mlModelTrainingJobId, or trainingJobName "
            + "must be given, and only one of these";
        Assert.Equal(valid ? [] : [EitherOr], Rule.Violations(request));
    }

    [Theory]
    [InlineData("t", null, true)]
    [InlineData(null, "t", true)]
    [InlineData("t", "t", false)]
    [InlineData(null, null, false)]
    public void An_endpoint_points_at_one_job(string? trainingJob, string? transformJob, bool valid)
    {
        CreateMLEndpointRequest request = new() { MlModelTrainingJobId = trainingJob, MlModelTransformJobId = transformJob };

        Assert.Equal(valid ? 0 : 1, Rule.Violations(request).Count);
    }

    [Fact]
    public void An_empty_id_is_refused_because_its_path_would_be_another_operation_s() =>
        Assert.Equal(["id: must not be empty"], Rule.Violations(new GetMLModelTrainingJobRequest { Id = "" }));

    internal static StartMLModelTrainingJobRequest Training() =>
        new() { DataProcessingJobId = "data-1", TrainModelS3Location = "s3://bucket/models" };
}
