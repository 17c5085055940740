using Amazon.Neptunedata.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.TrainingJob>;
using Client = Amazon.Neptunedata.IAmazonNeptunedata;

namespace NeptuneMl.Core.NeptuneML;

internal static class TrainingJobs
{
    public static readonly Resource<TrainingJob> Resource = new(new IdIdentity<TrainingJob>("trainModelS3Location", TooManyModels))
    {
        Get = Of((Client client, GetMLModelTrainingJobRequest request, Token token) => client.GetMLModelTrainingJobAsync(request, token)),
        ListIds = Operation<string>.Of(
            (Client client, ListMLModelTrainingJobsRequest request, Token token) => client.ListMLModelTrainingJobsAsync(request, token)),
        Create = Of(
            (Client client, StartMLModelTrainingJobRequest request, Token token) => client.StartMLModelTrainingJobAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, CancelMLModelTrainingJobRequest request, Token token) => client.CancelMLModelTrainingJobAsync(request, token)),
    };

    // The limit is on the models that the job trains. Incremental training may also return the models of the previous job.
    private static Contradiction? TooManyModels(object request, TrainingJob found)
    {
        StartMLModelTrainingJobRequest start = (StartMLModelTrainingJobRequest)request;
        return start.PreviousModelTrainingJobId is null && start.MaxHPONumberOfTrainingJobs is { } max && found.MLModels.Length > max
            ? new Contradiction("maxHPONumberOfTrainingJobs", Number(max), $"{Number(found.MLModels.Length)} models")
            : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
