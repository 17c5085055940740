using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains an audience model on a training dataset (API: <c>CreateAudienceModel</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of a dataset that is piped in to the dataset.
[Cmdlet(VerbsCommon.New, "CleanRoomsAudienceModel", SupportsShouldProcess = true)]
[OutputType(typeof(AudienceModel))]
[ApiOperation("CreateAudienceModel")]
public sealed class NewCleanRoomsAudienceModelCommand : CleanRoomsStartCommand<AudienceModel>
{
    private const string ByArn = nameof(ByArn);
    private const string FromDataset = nameof(FromDataset);

    /// <summary>The training dataset itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromDataset, Mandatory = true, ValueFromPipeline = true)]
    public TrainingDataset? InputObject { get; set; }

    /// <summary>The ARN of the training dataset.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? TrainingDatasetArn { get; set; }

    /// <summary>The name of the model: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    // Not mandatory beside a piped object: the binder would ask for it before it looks for it in the columns of a table.
    [Parameter(ParameterSetName = FromDataset)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>The time from which on data is taken into account. By default all there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public DateTimeOffset? TrainingDataStartTime { get; set; }

    /// <summary>The time until which data is taken into account. By default all there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public DateTimeOffset? TrainingDataEndTime { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromDataset)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromDataset)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Create("audience model", "Create", InputObject, AudienceModels.Create, ("trainingDatasetArn", InputObject?.TrainingDatasetArn));
}
