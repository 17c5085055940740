namespace NeptuneMl.Core.NeptuneML;

/// <summary>Finds the jobs and endpoints with an id. Each kind has ids of its own, so that several may have the same.</summary>
internal static class JobsById
{
    /// <summary>Reads every job and endpoint with an id.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="id">The id.</param>
    /// <param name="parameter">The parameter that specifies the id, for errors.</param>
    /// <exception cref="NeptuneMLException">None has the id, or none could be read.</exception>
    public static async Task<IReadOnlyList<MLResource>> FindAsync(CallContext context, string id, string parameter)
    {
        ApiInput input = new();
        input.Add("id", parameter, id);
        List<MLResource> found = [];
        List<NeptuneMLException> failures = [];
        await AddAsync(DataProcessingJobs.Resource).ConfigureAwait(false);
        await AddAsync(TrainingJobs.Resource).ConfigureAwait(false);
        await AddAsync(TransformJobs.Resource).ConfigureAwait(false);
        await AddAsync(MLEndpoints.Resource).ConfigureAwait(false);
        if (found.Count > 0) return found;
        throw failures.Find(failure => failure.ErrorId != ErrorIds.MLResourceNotFound) ?? NotFound(context, id);

        async Task AddAsync<TJob>(Resource<TJob> resource)
            where TJob : NeptuneMLResource
        {
            try
            {
                found.Add(await resource.Get!.Prepare(context.Session, input).SendAsync(context).ConfigureAwait(false));
            }
            catch (NeptuneMLException failure) when (failure.ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.AccessDenied)
            {
                failures.Add(failure);
            }
        }
    }

    private static NeptuneMLException NotFound(CallContext context, string id) => new(
        $"No data processing job, training job, transform job or endpoint '{Printable.Text(id)}' was found on "
        + $"{Failures.NameOf(context.Session.Connection.EndpointUrl)}.")
    {
        ErrorId = ErrorIds.MLResourceNotFound,
        Service = context.Session.ServiceName,
        RecommendedAction = "List the jobs with Get-NeptuneMLDataProcessingJob, Get-NeptuneMLTrainingJob, Get-NeptuneMLTransformJob and "
            + "Get-NeptuneMLEndpoint.",
    };
}
