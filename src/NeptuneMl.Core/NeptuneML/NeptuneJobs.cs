using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

/// <summary>What can be done with one kind of Neptune ML work, in the terms of the module's results.</summary>
internal abstract class NeptuneJobs<TJob>
    where TJob : NeptuneMLResource
{
    /// <summary>The most ids that a list call returns; the service returns 10 unless asked.</summary>
    protected const int MaxItems = 1024;

    protected NeptuneJobs(NeptuneSession session) => Session = session;

    protected NeptuneSession Session { get; }

    /// <summary>Reads one; what the service does not return is taken from <paramref name="known"/>.</summary>
    public abstract Task<TJob> GetAsync(string id, string? neptuneIamRoleArn, TJob? known, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>The ids of all, up to the service's maximum of 1024.</summary>
    public abstract Task<IReadOnlyList<string>> ListIdsAsync(int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>Cancels a job, or deletes an endpoint.</summary>
    /// <param name="clean">Whether to delete its artifacts in S3 as well; null leaves it to the service, which keeps them.</param>
    public abstract Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>The ids of an answer; what is none is passed over.</summary>
    protected static IReadOnlyList<string> Ids(List<string>? answered) => [.. (answered ?? []).Where(id => !string.IsNullOrEmpty(id))];

    /// <summary>
    /// The request of a start, checked, and under an id so that the start is recognised when its answer is lost: a new one, or
    /// where the input is to be known again, one that follows from it.
    /// </summary>
    protected static TRequest Checked<TRequest>(ApiInput input, Action<TRequest, RuleViolations> rules)
        where TRequest : AmazonWebServiceRequest, new()
    {
        if (input.Find("id") is null) input.Add("id", "Id", input.IsKnownAgain ? DerivedId.Of(RequestBinder.Bind<TRequest>(input)) : Guid.NewGuid().ToString());
        return CheckedRequest.From(input, rules);
    }

    /// <summary>A start that is sent once. Its result has what was asked for beside what the service answers.</summary>
    protected Change<TJob> Once<TRequest, TResponse>(
        Func<Amazon.Neptunedata.IAmazonNeptunedata, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request,
        string id, string? neptuneIamRoleArn)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        TJob asked = ResultReader.Read<TJob>(request, Context(id, neptuneIamRoleArn));
        return new Change<TJob>(
            id,
            (stream, cancellationToken) => Session.ChangeOnceAsync(
                call, rules, request, response => Answered(id, neptuneIamRoleArn, response, request), token => LookAsync(stream, token), stream, cancellationToken),
            LookAsync);

        Task<TJob?> LookAsync(CallStream? stream, CancellationToken cancellationToken) => FindAsync(id, neptuneIamRoleArn, asked, stream, cancellationToken);
    }

    /// <summary>The result of an answer. What the service does not return is taken from what was asked for, or known before.</summary>
    protected TJob Answered(string id, string? neptuneIamRoleArn, object answer, object? known) =>
        ResultReader.ReadAnswer<TJob>(answer, known, Context(id, neptuneIamRoleArn));

    private object Context(string id, string? neptuneIamRoleArn) => new { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Session.Connection };

    /// <summary>Reads one, or null when there is none of that id.</summary>
    private async Task<TJob?> FindAsync(string id, string? neptuneIamRoleArn, TJob known, CallStream? stream, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(id, neptuneIamRoleArn, known, stream, cancellationToken).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            return null;
        }
    }
}
