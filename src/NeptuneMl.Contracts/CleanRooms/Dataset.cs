namespace NeptuneMl.CleanRooms;

/// <summary>A table of training data in the AWS Glue Data Catalog (API: <c>Dataset</c>).</summary>
public sealed class Dataset
{
    /// <summary>The type of the data: <c>INTERACTIONS</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The name of the database (API: <c>inputConfig.dataSource.glueDataSource.databaseName</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.DatabaseName")]
    public string? DatabaseName { get; set; }

    /// <summary>The name of the table (API: <c>inputConfig.dataSource.glueDataSource.tableName</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.TableName")]
    public string? TableName { get; set; }

    /// <summary>The catalog ID, which is an account ID; null for the catalog of the same account (API:
    /// <c>inputConfig.dataSource.glueDataSource.catalogId</c>).</summary>
    [From("InputConfig.DataSource.GlueDataSource.CatalogId")]
    public string? CatalogId { get; set; }

    /// <summary>The columns with their types (API: <c>inputConfig.schema</c>).</summary>
    [From("InputConfig.Schema")]
    public DatasetColumn[]? Schema { get; set; }

    /// <summary>Returns the names of the database and the table.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{DatabaseName}.{TableName}";
}
