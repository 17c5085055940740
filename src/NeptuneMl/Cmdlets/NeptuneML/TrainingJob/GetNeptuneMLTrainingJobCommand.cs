namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets training jobs by id, from the pipeline, or all (API: <c>GetMLModelTrainingJob</c>,
/// <c>ListMLModelTrainingJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLTrainingJob", DefaultParameterSetName = "List")]
[OutputType(typeof(TrainingJob), typeof(string))]
[ApiOperation("GetMLModelTrainingJob", "ListMLModelTrainingJobs")]
public sealed class GetNeptuneMLTrainingJobCommand : NeptuneMLReadCommand<TrainingJob>
{
    private protected override Resource<TrainingJob> Resource => TrainingJobs.Resource;
}
