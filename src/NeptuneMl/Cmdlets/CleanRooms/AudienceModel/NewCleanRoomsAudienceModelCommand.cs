using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

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

    /// <summary>The name of the model: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The time from which on data is taken into account. By default all there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<DateTimeOffset?>]
    public DateTimeOffset? TrainingDataStartTime { get; set; }

    /// <summary>The time until which data is taken into account. By default all there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<DateTimeOffset?>]
    public DateTimeOffset? TrainingDataEndTime { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainingDataset>("trainingDatasetArn", dataset => dataset.TrainingDatasetArn);

    private protected override Resource<AudienceModel> Resource => AudienceModels.Resource;
}
