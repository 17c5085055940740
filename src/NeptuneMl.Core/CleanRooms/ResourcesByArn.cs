namespace NeptuneMl.Core.CleanRooms;

/// <summary>Reads the resources that take time to create by their ARNs, which contain the kind.</summary>
internal static class ResourcesByArn
{
    /// <exception cref="NeptuneMLException">The text is not the ARN of such a resource, or the resource could not be read.</exception>
    public static async Task<MLResource> ReadAsync(CallContext context, string arn, string parameter)
    {
        string[] segments = arn.Split(':', '/');
        return (segments is ["arn", .., string kind, _] ? kind : "") switch
        {
            "trained-model" => await GetAsync(TrainedModels.Resource, "trainedModelArn").ConfigureAwait(false),
            "trained-model-inference-job" =>
                await GetAsync(TrainedModelInferenceJobs.Resource, "trainedModelInferenceJobArn").ConfigureAwait(false),
            "ml-input-channel" => await GetAsync(MLInputChannels.Resource, "mlInputChannelArn").ConfigureAwait(false),
            "audience-model" => await GetAsync(AudienceModels.Resource, "audienceModelArn").ConfigureAwait(false),
            "audience-generation-job" => await GetAsync(AudienceGenerationJobs.Resource, "audienceGenerationJobArn").ConfigureAwait(false),
            _ => throw Failures.InvalidParameter(
                parameter, arn,
                "must be a result of this module, a copy of one, or the ARN of a trained model, an inference job, an ML input channel, "
                + "an audience model or an audience generation job"),
        };

        Task<TResource> GetAsync<TResource>(Resource<TResource> resource, string member)
            where TResource : CleanRoomsResource
        {
            ApiInput input = new();
            input.Add(member, parameter, arn);
            if (Arns.MembershipOf(arn) is { } membership) input.Add("membershipIdentifier", parameter, membership);
            return resource.Get!.Prepare(context.Session, input).SendAsync(context);
        }
    }
}
