using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;

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

    /// <summary>Reads one, or null when there is none of that id.</summary>
    protected async Task<TJob?> LookAsync(string id, string? neptuneIamRoleArn, TJob known, CallStream? stream, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(id, neptuneIamRoleArn, known, stream, cancellationToken).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == "MLResourceNotFound")
        {
            return null;
        }
    }

    /// <summary>The id of a start that was given none, so that the start is recognised when its answer is lost.</summary>
    protected static string NewId() => Guid.NewGuid().ToString();

    protected static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
