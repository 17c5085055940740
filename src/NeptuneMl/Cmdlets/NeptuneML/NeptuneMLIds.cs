namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads the ids of jobs or endpoints from arguments or the piped object: ids, results or copies of results, or rows with an
/// id.</summary>
internal static class NeptuneMLIds
{
    private const string Id = nameof(NeptuneMLResource.Id);

    // The properties of other result classes, and the columns of rows, that refer to a resource of the class.
    private static readonly Dictionary<Type, string[]> s_references = new()
    {
        [typeof(DataProcessingJob)] = [nameof(DataProcessingJob.DataProcessingJobId)],
        [typeof(TrainingJob)] = [nameof(TrainingJob.MLModelTrainingJobId), nameof(TransformJob.SourceTrainingJobId)],
        [typeof(TransformJob)] = [nameof(TransformJob.MLModelTransformJobId), nameof(MLEndpoint.SourceTransformJobId)],
        [typeof(MLEndpoint)] = [],
    };

    /// <param name="record">The pipeline object.</param>
    /// <param name="ids">The ids of the command line.</param>
    /// <returns>The ids, each with its result when the piped object is a result of this class.</returns>
    /// <exception cref="NeptuneMLException">The piped object has no id.</exception>
    public static IEnumerable<(string Id, TJob? Known)> Of<TJob>(PipelineRecord record, string[]? ids)
        where TJob : NeptuneMLResource
    {
        if (!record.Exists || record.IsArgument(Id))
            foreach (string id in ids!) yield return (id, null);
        else if (ParameterConversion.Unwrap(record.Value) is IList items)
            foreach (object? item in items) yield return One<TJob>(item is null ? null : PSObject.AsPSObject(item));
        else
            yield return One<TJob>(record.Value);
    }

    private static (string Id, TJob? Known) One<TJob>(PSObject? record)
        where TJob : NeptuneMLResource
    {
        object? value = ParameterConversion.Unwrap(record);
        if (value is string text && !ParameterConversion.IsEmpty(text)) return (text, null);
        if (ResultCopy.Restore<TJob>(record) is { } known) return (known.Id, known);

        NeptuneMLResource? other = ResultCopy.Restore(record) as NeptuneMLResource;
        string[] columns = other is null ? [Id, .. s_references[typeof(TJob)]] : s_references[typeof(TJob)];
        if (InputRow.From(record) is { } row && columns.Select(row.Find).FirstOrDefault(cell => cell is not null) is { } id)
            return (ScalarConversion.ToText(id, Id), null);
        string actual = other is null ? ScalarConversion.Describe(record) : $"a {other.GetType().Name}";
        throw Failures.InvalidParameter(
            "InputObject", value as string, $"must be an id, a {typeof(TJob).Name}, or an object with the property Id, not {actual}");
    }
}
