using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
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

    private const int LongestId = 48;

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
        if (input.Find("id") is null) input.Add("id", "Id", input.HasDeterministicId ? DerivedId.Of(RequestBinder.Bind<TRequest>(input)) : Guid.NewGuid().ToString());
        return CheckedRequest.From(input, rules);
    }

    /// <summary>
    /// A start that is sent once. The result of the service's response has what was asked for as well; that of a lookup has nothing
    /// but what the service shows, and the roles, which the next calls need.
    /// </summary>
    protected Change<TJob> Once<TRequest, TResponse>(
        Func<Amazon.Neptunedata.IAmazonNeptunedata, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request,
        ApiInput input, Func<ApiInput, Change<TJob>> prepare)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        TJob asked = ResultReader.Read<TJob>(request);
        (string id, string? role) = (asked.Id, asked.NeptuneIamRoleArn);
        TJob roles = ResultReader.Read<TJob>(new { asked.Id, asked.NeptuneIamRoleArn, asked.SagemakerIamRoleArn });
        return new Change<TJob>(
            id,
            (stream, cancellationToken) => Session.ChangeOnceAsync(
                call, rules, request, response => Answered(id, role, response, request), token => FindLostAsync(stream, token), stream, cancellationToken),
            FindEarlierAsync)
        {
            NotShown = found => RequestMatch.NotShown(input, found, found.Parts.Any(part => part?.OutputLocation is not null) ? OutputMembers : []),
            Attempt = number => prepare(input.With("id", AttemptKey.Of(id, number, LongestId))),
        };

        // A job that contradicts the request is not the one whose response was lost.
        async Task<TJob?> FindLostAsync(CallStream? stream, CancellationToken cancellationToken) =>
            await FindAsync(id, role, roles, stream, cancellationToken).ConfigureAwait(false) is { } found && !Contradictions(request, found).Any() ? found : null;

        async Task<TJob?> FindEarlierAsync(CallStream? stream, CancellationToken cancellationToken)
        {
            if (await FindAsync(id, role, roles, stream, cancellationToken).ConfigureAwait(false) is not { } found) return null;
            Contradiction[] contradictions = [.. Contradictions(request, found)];
            return contradictions.Length == 0 ? found : throw ResumeFailures.Mismatch(found.Kind, id, "Id", Session.ServiceName, contradictions, input);
        }
    }

    /// <summary>The member with the requested location of the output, where there is one.</summary>
    protected virtual string[] OutputMembers => [];

    /// <summary>What an existing job shows that contradicts a request.</summary>
    protected virtual IEnumerable<Contradiction> Contradictions(AmazonWebServiceRequest request, TJob found) => RequestMatch.Contradictions(request, found);

    /// <summary>
    /// The first output of a job that is not below the requested location. A job writes to folders of its own there, mostly named for its id.
    /// </summary>
    protected IEnumerable<Contradiction> OutputElsewhere(string? location, TJob found) =>
        found.Parts.Select(part => part?.OutputLocation)
            .Where(output => output is { Length: > 0 } && location is not null && !S3Location.IsWithin(output, location))
            .Select(output => new Contradiction(OutputMembers[0], location!, output!)).Take(1);

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
