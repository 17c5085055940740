using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Tests.NeptuneML;

public sealed class DerivedIdTests
{
    public static TheoryData<string> Locations => ["s3://b", "s3://bucket/two words/ü", "s3://bucket/" + new string('k', 1024)];

    [Theory]
    [MemberData(nameof(Locations))]
    public void Derived_id_is_a_valid_id(string location)
    {
        StartMLDataProcessingJobRequest processing = new() { InputDataS3Location = location, ProcessedDataS3Location = location };
        StartMLModelTrainingJobRequest training = new() { DataProcessingJobId = "p", TrainModelS3Location = location };
        StartMLModelTransformJobRequest transform = new() { TrainingJobName = "t", ModelTransformOutputS3Location = location };
        CreateMLEndpointRequest endpoint = new() { MlModelTrainingJobId = "t" };

        processing.Id = DerivedId.Of(processing);
        training.Id = DerivedId.Of(training);
        transform.Id = DerivedId.Of(transform);
        endpoint.Id = DerivedId.Of(endpoint);

        RuleViolations violations = new();
        RequestRules.Check(processing, violations);
        RequestRules.Check(training, violations);
        RequestRules.Check(transform, violations);
        RequestRules.Check(endpoint, violations);
        Assert.Empty(violations);
        Assert.Equal(4, new[] { processing.Id, training.Id, transform.Id, endpoint.Id }.Distinct().Count());
    }

    [Fact]
    public void Derived_id_depends_only_on_the_request()
    {
        AmazonWebServiceRequest Request(string location) =>
            new StartMLModelTrainingJobRequest { DataProcessingJobId = "p", TrainModelS3Location = location };

        Assert.Equal(DerivedId.Of(Request("s3://b/m")), DerivedId.Of(Request("s3://b/m")));
        Assert.NotEqual(DerivedId.Of(Request("s3://b/m")), DerivedId.Of(Request("s3://b/m ")));
    }
}
