using System.Reflection;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class NotFoundMessageTests
{
    private static readonly string[] s_verbs = ["Get", "Cancel", "Delete", "Update", "Put"];

    public static TheoryData<string> Identifying =>
    [
        .. new[] { typeof(GetMLEndpointRequest), typeof(GetTrainedModelRequest) }.SelectMany(type => type.Assembly.GetTypes()).Distinct()
            .Where(type => type.IsSubclassOf(typeof(AmazonWebServiceRequest)) && !type.IsAbstract
                && ResourceName.OfOperation(OperationOf(type)) is { Result: not null })
            .Select(OperationOf).Where(operation => Array.Exists(s_verbs, verb => operation.StartsWith(verb, StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Identifying))]
    public void Every_operation_on_one_resource_names_the_resource(string operation)
    {
        AmazonWebServiceRequest request = Request(operation);
        ResourceName resource = ResourceName.OfOperation(operation)!;
        PropertyInfo key = request.GetType()
            .GetProperty(resource.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!;
        key.SetValue(request, "x");

        Assert.Equal($"{resource.Kind} 'x'", ResourceName.In(request, operation));
    }

    [Fact]
    public void Operation_that_creates_a_resource_names_none() =>
        Assert.Null(ResourceName.In(new StartMLModelTrainingJobRequest { Id = "x" }, "StartMLModelTrainingJob"));

    [Theory]
    [InlineData("https://movies.cluster-abc.us-east-1.neptune.amazonaws.com:8182/ml/modeltraining/nope", "movies.cluster-abc.us-east-1")]
    [InlineData(
        "https://movies.cluster-abc.cn-north-1.neptune.amazonaws.com.cn:8182/ml/modeltraining/nope",
        "movies.cluster-abc.cn-north-1")]
    [InlineData("http://127.0.0.1:8182/ml/modeltraining/nope", "127.0.0.1:8182")]
    public void Message_names_the_job_and_the_cluster(string url, string cluster)
    {
        NeptuneMLException error = Failure(new GetMLModelTrainingJobRequest { Id = "nope" }, "MLResourceNotFoundException", url);

        Assert.Equal(
            $"Training job 'nope' was not found on {cluster}. (GetMLModelTrainingJob: MLResourceNotFoundException)",
            error.Message);
        Assert.Equal("List the training jobs with Get-NeptuneMLTrainingJob.", error.RecommendedAction);
    }

    [Fact]
    public void Message_of_a_clean_rooms_resource_keeps_the_text_of_the_service()
    {
        const string url = "https://cleanrooms-ml.us-east-1.amazonaws.com/memberships/m/trained-models/a";
        NeptuneMLException error = Failure(
            new GetTrainedModelRequest { MembershipIdentifier = "m", TrainedModelArn = "arn:a" },
            "ResourceNotFoundException",
            url);

        Assert.Equal(
            "Trained model 'arn:a' was not found on cleanrooms-ml.us-east-1: No membership. (GetTrainedModel: ResourceNotFoundException)",
            error.Message);
        Assert.Equal("List the trained models with Get-CleanRoomsTrainedModel.", error.RecommendedAction);
    }

    [Fact]
    public void Recommendation_after_a_creation_lists_the_resources_that_it_refers_to()
    {
        NeptuneMLException error = Failure(
            new StartMLModelTransformJobRequest(),
            "MLResourceNotFoundException",
            "https://h/ml/modeltransform");

        Assert.Equal("Neptune ML returned an error: No membership. (StartMLModelTransformJob: MLResourceNotFoundException)", error.Message);
        Assert.Equal(
            "List the data processing jobs with Get-NeptuneMLDataProcessingJob and the training jobs with Get-NeptuneMLTrainingJob.", error
                .RecommendedAction);
    }

    private static NeptuneMLException Failure(AmazonWebServiceRequest request, string code, string url)
    {
        CallTrace trace = new(request, null, false, CancellationToken.None)
        {
            Schema = ResponseSchema.Of(typeof(GetMLEndpointResponse)),
            MaxAttempts = 1
        };
        trace.BeginTry();
        trace.HttpStatus = 404;
        trace.Error = new ReceivedError(code, "No membership.", null, IsOfService: true);
        trace.Address = new Uri(url);
        return Failures.From(
            new AmazonServiceException("x"),
            request.GetType().Namespace!.StartsWith("Amazon.Neptune", StringComparison.Ordinal) ? "Neptune ML" : "Clean Rooms ML",
            trace);
    }

    private static string OperationOf(Type request) => request.Name[..^"Request".Length];

    private static AmazonWebServiceRequest Request(string operation)
    {
        Type type = typeof(GetMLEndpointRequest).Assembly.GetType($"Amazon.Neptunedata.Model.{operation}Request")
            ?? typeof(GetTrainedModelRequest).Assembly.GetType($"Amazon.CleanRoomsML.Model.{operation}Request")!;
        return (AmazonWebServiceRequest)Activator.CreateInstance(type)!;
    }
}
