using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Tests.Validation;

public sealed class RuleMessageTests
{
    [Fact]
    public void Alternatives_name_their_parameters_and_carry_their_paths()
    {
        RuleViolation violation = Assert.Single(
            Violations(new StartMLModelTransformJobRequest { ModelTransformOutputS3Location = "s3://b/out" }));

        Assert.Equal(
            (RuleKind.ExactlyOneOf, "dataProcessingJobId mlModelTrainingJobId|trainingJobName"),
            (violation.Kind, string.Join('|', violation.Members.Select(group => string.Join(' ', group)))));
        Assert.Equal(
            "either -DataProcessingJobId and -JobOfTraining, or -TrainingJobName must be given, and only one of these",
            RuleMessage.Of(violation, path => path == "mlModelTrainingJobId" ? "JobOfTraining" : ApiInput.ParameterOf(path)));
    }

    [Fact]
    public void Member_of_a_nested_union_is_required_at_its_path()
    {
        RuleViolation violation = Violations(
            new CreateMLInputChannelRequest { InputChannel = new InputChannel { DataSource = new InputChannelDataSource() } })
            .Single(found => found.Kind == RuleKind.ExactlyOneOf);

        Assert.Equal(
            "-InputChannel at inputChannel.dataSource.protectedQueryInputParameters is required", RuleMessage.Of(
                violation,
                _ => "InputChannel"));
    }

    [Fact]
    public void Shared_item_limit_names_both_parameters()
    {
        CreateTrainedModelRequest request = new()
        {
            DataChannels = [.. Enumerable.Repeat(new ModelTrainingDataChannel(), 20)],
            IncrementalTrainingDataChannels = [new IncrementalTrainingDataChannel()],
        };
        RuleViolation violation = Violations(request).Single(found => found.Kind == RuleKind.MaximumItemsTogether);

        Assert.Equal((20, 21), ((int)violation.Limit!, violation.Count));
        Assert.Equal(
            "-DataChannels must have at most 20 items together with -IncrementalTrainingDataChannels (they have 21)",
            RuleMessage.Of(violation, ApiInput.ParameterOf));
    }

    [Fact]
    public void Map_key_is_the_value_of_its_violation()
    {
        RuleViolation violation = Violations(new CreateTrainedModelRequest { Tags = new Dictionary<string, string> { ["aws:x"] = "" } })
            .Single(found => found.IsKey);

        Assert.Equal((RuleKind.ReservedPrefix, "tags['aws:x']", "aws:x"), (violation.Kind, violation.Path, violation.Value));
        Assert.Equal("-Tag: the key 'aws:x' must not start with aws: in any case", RuleMessage.Of(violation, _ => "Tag"));
    }

    private static RuleViolations Violations(AmazonWebServiceRequest request)
    {
        RuleViolations violations = new();
        RequestRules.Check(request, violations);
        return violations;
    }
}
