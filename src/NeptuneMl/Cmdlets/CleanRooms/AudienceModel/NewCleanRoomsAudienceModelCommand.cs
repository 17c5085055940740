namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains an audience model on a training dataset (API: <c>CreateAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsAudienceModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(AudienceModel))]
[ApiOperation("CreateAudienceModel")]
public sealed class NewCleanRoomsAudienceModelCommand : CleanRoomsStartCommand<AudienceModel>
{
    /// <summary>The ARN of the training dataset.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainingDatasetArn { get; set; }

    /// <summary>The name of the audience model: 1 to 63 characters, not only spaces. The name must be unique in the account and
    /// Region.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The start of the data to train on. A time without an offset is local time; 2025-01-01T00:00:00Z is UTC. Default: the
    /// beginning of the data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<DateTimeOffset?>]
    public DateTimeOffset? TrainingDataStartTime { get; set; }

    /// <summary>The end of the data to train on. A time without an offset is local time; 2026-01-01T00:00:00Z is UTC. Default: the end of
    /// the data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<DateTimeOffset?>]
    public DateTimeOffset? TrainingDataEndTime { get; set; }

    /// <summary>The ARN of the AWS KMS key that encrypts your data in the resource. Default: a key that AWS owns.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? KmsKeyArn { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<TrainingDataset>("trainingDatasetArn", dataset => dataset.TrainingDatasetArn);

    private protected override Resource<AudienceModel> Resource => AudienceModels.Resource;
}
