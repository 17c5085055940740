namespace NeptuneMl.CleanRooms;

/// <summary>A table of training data in the AWS Glue Data Catalog (API: <c>Dataset</c>).</summary>
public sealed class Dataset
{
    /// <summary>What the table has in it: <c>INTERACTIONS</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The database of the table (API: <c>inputConfig.dataSource.glueDataSource.databaseName</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.DatabaseName")]
    public string? DatabaseName { get; set; }

    /// <summary>The table (API: <c>inputConfig.dataSource.glueDataSource.tableName</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.TableName")]
    public string? TableName { get; set; }

    /// <summary>The catalogue, an account id, or null for that of the account itself (API: <c>inputConfig.dataSource.glueDataSource.catalogId</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.CatalogId")]
    public string? CatalogId { get; set; }

    /// <summary>The columns and what they mean (API: <c>inputConfig.schema</c>).</summary>
    [From("InputConfig.Schema")]
    public DatasetColumn[]? Schema { get; set; }

    /// <summary>The database and the table.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{DatabaseName}.{TableName}";
}
