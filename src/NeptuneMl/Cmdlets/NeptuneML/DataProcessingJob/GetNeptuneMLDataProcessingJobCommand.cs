namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets data processing jobs by id, from the pipeline, or all (API: <c>GetMLDataProcessingJob</c>,
/// <c>ListMLDataProcessingJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLDataProcessingJob", DefaultParameterSetName = "List")]
[OutputType(typeof(DataProcessingJob), typeof(string))]
[ApiOperation("GetMLDataProcessingJob", "ListMLDataProcessingJobs")]
public sealed class GetNeptuneMLDataProcessingJobCommand : NeptuneMLReadCommand<DataProcessingJob>
{
    private protected override Resource<DataProcessingJob> Resource => DataProcessingJobs.Resource;
}
