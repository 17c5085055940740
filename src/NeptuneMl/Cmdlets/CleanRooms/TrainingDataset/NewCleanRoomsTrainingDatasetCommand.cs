using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Makes a table known as the training data of audience models (API: <c>CreateTrainingDataset</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainingDataset", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainingDataset))]
[ApiOperation("CreateTrainingDataset")]
public sealed class NewCleanRoomsTrainingDatasetCommand : CleanRoomsCreateCommand<TrainingDataset>
{
    private const string Interactions = "INTERACTIONS";

    /// <summary>The name of the dataset: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the IAM role that the service reads the table under.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? RoleArn { get; set; }

    // Either the whole or its parts are required, which the API's rules say better than parameter sets: a dataset that is piped in
    // has the whole, and what is given beside it is a part.

    /// <summary>The whole of the training data as the API writes it: a hashtable, an object or JSON. The parameters for its parts replace what it says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>]
    public object? TrainingData { get; set; }

    /// <summary>The AWS Glue database of the table. Required, here or in the whole.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.databaseName")]
    public string? DatabaseName { get; set; }

    /// <summary>The AWS Glue table. Required, here or in the whole.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.tableName")]
    public string? TableName { get; set; }

    /// <summary>The columns and what they mean, 1 to 100: a hashtable such as <c>[ordered]@{ user = 'USER_ID'; item = 'ITEM_ID' }</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ApiMember<DatasetColumn[]>("trainingData[0].inputConfig.schema")]
    public DatasetColumn[]? Schema { get; set; }

    /// <summary>The AWS Glue catalogue of the database: an account id. By default the account's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.catalogId")]
    public string? CatalogId { get; set; }

    /// <summary>What the table has in it. By default INTERACTIONS, which is all that the API takes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("trainingData[0].type")]
    public string? Type { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override Resource<TrainingDataset> Resource => TrainingDatasets.Resource;

    private protected override Change<TrainingDataset> Prepare(CleanRoomsSession session, ApiInput input)
    {
        bool isTable = input.Find("trainingData") is null && input.Members.Any(member => member.Path.StartsWith("trainingData[0].", StringComparison.Ordinal));
        input.Default("trainingData[0].type", isTable ? Interactions : null);
        return base.Prepare(session, input);
    }
}
