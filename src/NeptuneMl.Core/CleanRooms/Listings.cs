using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>What there is of each kind of resource, by the name of the member that takes its ARN.</summary>
internal static class Listings
{
    /// <summary>The ARNs of the account's, a membership's or a collaboration's resources of one kind.</summary>
    /// <param name="member">The member that takes the ARN, such as <c>TrainedModelArn</c>.</param>
    /// <param name="session">The connection's session.</param>
    /// <param name="membership">The membership to list.</param>
    /// <param name="collaboration">The collaboration to list instead.</param>
    /// <param name="most">How many to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> ArnsAsync(
        string member, CleanRoomsSession session, string? membership, string? collaboration, int most, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        var whose = new { MembershipIdentifier = membership, CollaborationIdentifier = collaboration };
        await foreach (object resource in Of(member, session, whose, collaboration is not null, cancellationToken).ConfigureAwait(false))
        {
            if (resource.GetType().GetProperty(member)?.GetValue(resource) is string arn) arns.Add(arn);
            if (arns.Count == most) break;
        }

        return arns;
    }

    private static IAsyncEnumerable<object> Of(string member, CleanRoomsSession session, object whose, bool shared, CancellationToken cancellationToken)
    {
        return member switch
        {
            nameof(MLInputChannel.MLInputChannelArn) => List(MLInputChannels.Reads),
            nameof(TrainedModel.TrainedModelArn) => List(TrainedModels.Reads),
            nameof(ConfiguredAudienceModel.ConfiguredAudienceModelArn) => List(ConfiguredAudienceModels.Reads),
            nameof(TrainedModelInferenceJob.TrainedModelInferenceJobArn) => List(TrainedModelInferenceJobs.Reads),
            nameof(TrainingDataset.TrainingDatasetArn) => List(TrainingDatasets.Reads),
            nameof(AudienceModel.AudienceModelArn) => List(AudienceModels.Reads),
            nameof(AudienceGenerationJob.AudienceGenerationJobArn) => List(AudienceGenerationJobs.Reads),
            nameof(ConfiguredModelAlgorithm.ConfiguredModelAlgorithmArn) => List(ConfiguredModelAlgorithms.Reads),
            nameof(ConfiguredModelAlgorithmAssociation.ConfiguredModelAlgorithmAssociationArn) => List(ConfiguredModelAlgorithmAssociations.Reads),
            _ => throw new ArgumentException($"{member} does not take the ARN of anything that can be listed.", nameof(member)),
        };

        IAsyncEnumerable<object> List<TResource>(Reads<TResource> reads)
            where TResource : class => ((shared ? reads.ListShared : null) ?? reads.List)!.ListForAsync(session, whose, null, cancellationToken);
    }
}
