using Amazon.Neptunedata.Model;
using Amazon.Runtime;

namespace NeptuneMl.ServiceClients.Tests.Rules;

public class NeptuneRulesTests
{
    private const string AnS3Location = "must be an S3 location, such as s3://bucket/folder";

    [Fact]
    public void Valid_request_has_no_violations() => Assert.Empty(Rule.Violations(Training()));

    [Fact]
    public void All_violations_are_reported_together()
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
    [InlineData("s3://bucket/folder/file name", true)]
    [InlineData("s3://bucket/ folder/", true)]
    [InlineData("s3://bucket name/folder", false)]
    [InlineData("s3:// bucket/folder", false)]
    [InlineData(" s3://bucket/folder", false)]
    [InlineData("s3://bucket/føld=er/x+y", true)]
    [InlineData("s3:///folder", false)]
    [InlineData("s3://", false)]
    [InlineData("s3://b/folder", true)]
    [InlineData("s3://-bucket/folder", false)]
    [InlineData("http://bucket/folder", false)]
    [InlineData("bucket/folder", false)]
    [InlineData("s3://bucket/folder\n", false)]
    public void S3_location_requires_a_bucket_name_and_its_key_may_contain_spaces(string location, bool valid)
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
    public void Model_type_is_a_documented_value(string modelType, bool valid)
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
    public void Volume_size_may_be_zero(int size, bool valid)
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
    public void List_has_1_to_1024_items(int maxItems, bool valid) =>
        Assert.Equal(valid, Rule.Violations(new ListMLEndpointsRequest { MaxItems = maxItems }).Count == 0);

    [Theory]
    [InlineData("d", "t", null, true)]
    [InlineData(null, null, "j", true)]
    [InlineData("d", null, null, false)]
    [InlineData("d", "t", "j", false)]
    [InlineData("d", null, "j", false)]
    [InlineData(null, null, null, false)]
    public void Transform_source_is_given_in_exactly_one_way(
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
    public void Endpoint_source_is_given_in_exactly_one_way(string? trainingJob, string? transformJob, bool valid)
    {
        CreateMLEndpointRequest request = new() { MlModelTrainingJobId = trainingJob, MlModelTransformJobId = transformJob };

        Assert.Equal(valid ? 0 : 1, Rule.Violations(request).Count);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("0", true)]
    [InlineData("-", true)]
    [InlineData("Movies-2026-11-28", true)]
    [InlineData("123456789012345678901234567890123456789012345678", true)]
    [InlineData("1234567890123456789012345678901234567890123456789", false)]
    [InlineData("movies_1", false)]
    [InlineData("movies.1", false)]
    [InlineData("movies 1", false)]
    [InlineData("folder/movies", false)]
    [InlineData("filme-für-alle", false)]
    [InlineData("movies\n", false)]
    public void Every_id_is_1_to_48_letters_digits_and_hyphens(string id, bool valid)
    {
        StartMLDataProcessingJobRequest processing = new()
        {
            Id = id,
            PreviousDataProcessingJobId = id,
            InputDataS3Location = "s3://bucket/in",
            ProcessedDataS3Location = "s3://bucket/out",
        };
        StartMLModelTrainingJobRequest training = Training();
        training.Id = training.DataProcessingJobId = training.PreviousModelTrainingJobId = id;
        StartMLModelTransformJobRequest transform = new()
        {
            Id = id,
            DataProcessingJobId = id,
            MlModelTrainingJobId = id,
            ModelTransformOutputS3Location = "s3://bucket/out"
        };

        Assert.All(
            [
                (processing, ["id", "previousDataProcessingJobId"]),
                (training, ["id", "previousModelTrainingJobId", "dataProcessingJobId"]),
                (transform, ["id", "dataProcessingJobId", "mlModelTrainingJobId"]),
                (new CreateMLEndpointRequest { Id = id, MlModelTrainingJobId = id }, ["id", "mlModelTrainingJobId"]),
                (new CreateMLEndpointRequest { Id = id, MlModelTransformJobId = id }, ["id", "mlModelTransformJobId"]),
                (new GetMLDataProcessingJobRequest { Id = id }, ["id"]),
                (new CancelMLModelTrainingJobRequest { Id = id }, ["id"]),
                (new DeleteMLEndpointRequest { Id = id }, ["id"]),
            ],
            ((AmazonWebServiceRequest Request, string[] Members) found) => Assert.Equal(
                valid ? [] : found.Members.Select(member => $"{member}: {(id.Length > 48 ? "must be 1 to 48 characters long (it has 49)" : "must be 1 to 48 letters, digits and hyphens")}"),
                Rule.Violations(found.Request)));
    }

    [Theory]
    [InlineData("ml.m5.xlarge", true)]
    [InlineData("ml.new9-x.metal-48xl", true)]
    [InlineData("m5.xlarge", false)]
    [InlineData("ml.m5", false)]
    [InlineData("ML.M5.XLARGE", false)]
    [InlineData("ml.m5.xlarge ", false)]
    public void Every_instance_type_starts_with_ml(string type, bool valid)
    {
        StartMLModelTrainingJobRequest training = Training();
        training.BaseProcessingInstanceType = training.TrainingInstanceType = type;

        Assert.All(
            [
                (new StartMLDataProcessingJobRequest {
                    InputDataS3Location = "s3://bucket/in",
                    ProcessedDataS3Location = "s3://bucket/out",
                    ProcessingInstanceType = type }, ["processingInstanceType"]),
                (training, ["baseProcessingInstanceType", "trainingInstanceType"]),
                (new StartMLModelTransformJobRequest {
                    TrainingJobName = "j",
                    ModelTransformOutputS3Location = "s3://bucket/out",
                    BaseProcessingInstanceType = type }, ["baseProcessingInstanceType"]),
                (new CreateMLEndpointRequest { MlModelTrainingJobId = "t", InstanceType = type }, ["instanceType"]),
            ],
            ((AmazonWebServiceRequest Request, string[] Members) found) => Assert.Equal(
                valid ? [] : found.Members.Select(member => $"{member}: must be an ML instance type, such as ml.m5.xlarge"), Rule
                    .Violations(found.Request)));
    }

    [Theory]
    [InlineData("subnet-0a1b2c3d4e5f60718", "sg-0a1b2c3d4e5f60718", "alias/graphs", true)]
    [InlineData("subnet-1", "sg-1", "arn:aws:kms:us-east-1:123456789012:key/mrk-0a1b2c3d", true)]
    [InlineData("subnet-1,subnet-2", "sg-1;sg-2", "arn:aws:kms:us-east-1:123456789012:key/x ", false)]
    public void Subnets_security_groups_and_keys_have_no_separators(string subnet, string group, string key, bool valid)
    {
        StartMLModelTrainingJobRequest request = Training();
        request.Subnets = [subnet];
        request.SecurityGroupIds = [group];
        request.VolumeEncryptionKMSKey = request.S3OutputEncryptionKMSKey = key;

        Assert.Equal(
            valid ? [] : ["s3OutputEncryptionKMSKey", "securityGroupIds[0]", "subnets[0]", "volumeEncryptionKMSKey"],
            Rule.Broken(request).Select(violation => violation.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/NeptuneML", true)]
    [InlineData("arn:aws-cn:iam::123456789012:role/team/ml/NeptuneML@x", true)]
    [InlineData("arn:aws:iam::123456789012:role/NeptuneML ", false)]
    [InlineData("arn:aws:iam::123456789012:role/Neptune ML", false)]
    [InlineData("arn:aws:iam::123456789012:user/NeptuneML", false)]
    public void Role_is_an_ARN_without_spaces(string role, bool valid)
    {
        StartMLModelTrainingJobRequest request = Training();
        request.NeptuneIamRoleArn = role;

        Assert.Equal(valid ? 0 : 1, Rule.Violations(request).Count);
    }

    [Theory]
    [InlineData("neptune-ml-training-001-a2b3", true)]
    [InlineData("-job", false)]
    [InlineData("job-", false)]
    [InlineData("job_1", false)]
    public void Training_job_name_follows_the_rule_of_SageMaker(string name, bool valid)
    {
        StartMLModelTransformJobRequest request = new() { TrainingJobName = name, ModelTransformOutputS3Location = "s3://bucket/out" };

        Assert.Equal(valid ? 0 : 1, Rule.Violations(request).Count);
    }

    [Fact]
    public void Empty_id_is_rejected_before_it_changes_the_path() =>
        Assert.Equal(["id: must not be empty"], Rule.Violations(new GetMLModelTrainingJobRequest { Id = "" }));

    internal static StartMLModelTrainingJobRequest Training() =>
        new() { DataProcessingJobId = "data-1", TrainModelS3Location = "s3://bucket/models" };
}
