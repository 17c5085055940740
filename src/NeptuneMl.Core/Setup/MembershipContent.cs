namespace NeptuneMl.Core.Setup;

/// <summary>The resources of a membership that the checks have listed.</summary>
internal sealed class MembershipContent
{
    public List<ConfiguredModelAlgorithmAssociation> Associations { get; } = [];

    public List<MLInputChannel> Channels { get; } = [];

    public List<TrainedModel> Models { get; } = [];

    public List<TrainedModelInferenceJob> Jobs { get; } = [];

    /// <summary>The ML configuration; null until it has been read.</summary>
    public MLConfiguration? Configuration { get; set; }

    /// <summary>The account of the membership, from the ARN of one of its resources; null when it has none.</summary>
    public string? AccountId => Arns().FirstOrDefault(arn => arn is not null)?.Split(':').ElementAtOrDefault(4);

    private IEnumerable<string?> Arns() => Associations.Select(association => (string?)association.ResourceArn)
        .Concat(Channels.Select(channel => channel.ResourceArn))
        .Concat(Models.Select(model => model.ResourceArn))
        .Concat(Jobs.Select(job => job.ResourceArn));
}
