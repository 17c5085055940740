namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Creates a training dataset for audience models from an AWS Glue table (API: <c>CreateTrainingDataset</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainingDataset", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainingDataset))]
[ApiOperation("CreateTrainingDataset")]
public sealed class NewCleanRoomsTrainingDatasetCommand : CleanRoomsCreateCommand<TrainingDataset>
{
    private const string Interactions = "INTERACTIONS";

    /// <summary>The name of the dataset: 1 to 63 characters, not only spaces. The name must be unique in the account and Region.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the IAM role with which the service reads the table. The role needs permissions for the table in AWS Glue and
    /// for its data in Amazon S3.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? RoleArn { get; set; }

    // Either -TrainingData or the parameters of its members are required. The validation rules of the API check that, and not parameter
    // sets: a piped dataset has the complete training data, and arguments override its members.

    /// <summary>The complete training data: a list with one table, as hashtables, objects or JSON with the names of the API. It can be the
    /// <c>TrainingData</c> of another dataset.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>]
    public object? TrainingData { get; set; }

    /// <summary>The AWS Glue database of the table: 1 to 128 letters, digits, underscores and hyphens. Required here or in
    /// <c>-TrainingData</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.databaseName")]
    public string? DatabaseName { get; set; }

    /// <summary>The AWS Glue table: 1 to 128 letters, digits, underscores, hyphens and spaces. Required here or in
    /// <c>-TrainingData</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.tableName")]
    public string? TableName { get; set; }

    /// <summary>The 1 to 100 columns of the table and their types: a hashtable such as <c>[ordered]@{ user = 'USER_ID'; item = 'ITEM_ID'
    /// }</c>, objects with <c>ColumnName</c> and <c>ColumnTypes</c>, or JSON. Required here or in <c>-TrainingData</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<DatasetColumn[]>("trainingData[0].inputConfig.schema")]
    public DatasetColumn[]? Schema { get; set; }

    /// <summary>The AWS Glue catalog of the database, an account id of 12 digits. Default: the catalog of the account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("trainingData[0].inputConfig.dataSource.glueDataSource.catalogId")]
    public string? CatalogId { get; set; }

    /// <summary>The type of the data. INTERACTIONS, between users and items, is the only type that the API accepts. Default:
    /// INTERACTIONS.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("trainingData[0].type")]
    public string? Type { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override Resource<TrainingDataset> Resource => TrainingDatasets.Resource;

    internal override void AddImplied(ApiInput input)
    {
        bool isTable = input.Find("trainingData") is null && input.Members.Any(
            member => member.Path.StartsWith("trainingData[0].", StringComparison.Ordinal));
        input.Default("trainingData[0].type", isTable ? Interactions : null);
    }
}
