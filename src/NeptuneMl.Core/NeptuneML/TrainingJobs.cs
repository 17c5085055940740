using System.Globalization;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class TrainingJobs : NeptuneJobs<TrainingJob>
{
    public TrainingJobs(NeptuneSession session) : base(session)
    {
    }

    protected override string[] OutputMembers => ["trainModelS3Location"];

    /// <summary>A start, checked.</summary>
    public static Change<TrainingJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLModelTrainingJobRequest request = Checked<StartMLModelTrainingJobRequest>(input, RequestRules.Check);
        return new TrainingJobs(session).Once(
            (client, r, token) => client.StartMLModelTrainingJobAsync(r, token), RequestRules.Check, request, input,
            again => Start(session, again));
    }

    public override Task<TrainingJob> GetAsync(
        string id, string? neptuneIamRoleArn, TrainingJob? known, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.GetMLModelTrainingJobAsync(r, token), RequestRules.Check,
            new GetMLModelTrainingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Answered(id, neptuneIamRoleArn, response, known), stream, cancellationToken);

    public override Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.ListMLModelTrainingJobsAsync(r, token), RequestRules.Check,
            new ListMLModelTrainingJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Ids(response.Ids), stream, cancellationToken);

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLModelTrainingJobAsync(r, token), RequestRules.Check,
            new CancelMLModelTrainingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, response => response, stream, cancellationToken);

    // The limit is on all models that are trained; a training that continues another may show the models of that one as well.
    protected override IEnumerable<Contradiction> Contradictions(AmazonWebServiceRequest request, TrainingJob found)
    {
        StartMLModelTrainingJobRequest start = (StartMLModelTrainingJobRequest)request;
        IEnumerable<Contradiction> contradictions = [.. base.Contradictions(request, found), .. OutputElsewhere(start.TrainModelS3Location, found)];
        return start.PreviousModelTrainingJobId is null && start.MaxHPONumberOfTrainingJobs is { } most && found.MLModels.Length > most
            ? contradictions.Append(new Contradiction("maxHPONumberOfTrainingJobs", Number(most), $"{Number(found.MLModels.Length)} models"))
            : contradictions;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
