using System.Collections;
using System.Management.Automation;
using NeptuneMl.Conversion;
using NeptuneMl.Core.Errors;
using NeptuneMl.Pipelines;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads which jobs or endpoints of one kind come down the pipeline: ids, results of that kind and copies of them, or rows with an id.</summary>
internal static class NeptuneMLIds
{
    private const string Id = nameof(NeptuneMLResource.Id);

    // By which names results of other kinds, and rows, say which one of a kind they belong to.
    private static readonly Dictionary<Type, string[]> s_names = new()
    {
        [typeof(DataProcessingJob)] = [nameof(DataProcessingJob.DataProcessingJobId)],
        [typeof(TrainingJob)] = [nameof(TrainingJob.MLModelTrainingJobId), nameof(TransformJob.SourceTrainingJobId)],
        [typeof(TransformJob)] = [nameof(TransformJob.MLModelTransformJobId), nameof(MLEndpoint.SourceTransformJobId)],
        [typeof(MLEndpoint)] = [],
    };

    /// <param name="record">The pipeline object.</param>
    /// <param name="ids">The ids that are given on the command line.</param>
    /// <returns>The ids, each with the result that it comes from when that is of this kind.</returns>
    /// <exception cref="NeptuneMLException">There is no id in what came down the pipeline.</exception>
    public static IEnumerable<(string Id, TJob? Known)> Of<TJob>(PipelineRecord record, string[]? ids)
        where TJob : NeptuneMLResource
    {
        if (!record.Exists || record.IsGiven(Id))
            foreach (string id in ids!) yield return (id, null);
        else if (ParameterConversion.Bare(record.Value) is IList items)
            foreach (object? item in items) yield return One<TJob>(item is null ? null : PSObject.AsPSObject(item));
        else
            yield return One<TJob>(record.Value);
    }

    private static (string Id, TJob? Known) One<TJob>(PSObject? record)
        where TJob : NeptuneMLResource
    {
        object? value = ParameterConversion.Bare(record);
        if (value is string text && !ParameterConversion.IsBlank(text)) return (text, null);
        if (ResultCopy.Live<TJob>(record) is { } known) return (known.Id, known);

        NeptuneMLResource? other = ResultCopy.Live(record) as NeptuneMLResource;
        string[] names = other is null ? [Id, .. s_names[typeof(TJob)]] : s_names[typeof(TJob)];
        if (InputRow.Of(record) is { } row && names.Select(row.Find).FirstOrDefault(cell => cell is not null) is { } id) return (ScalarConversion.Text(id, Id), null);
        throw Failures.InvalidParameter(
            "InputObject", value as string, $"must be an id, a {typeof(TJob).Name}, or an object with the property Id, not {(record is null ? "nothing" : other is null ? ScalarConversion.Named(record) : $"a {other.GetType().Name}")}");
    }
}
