namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets transform jobs by id, from the pipeline, or all (API: <c>GetMLModelTransformJob</c>,
/// <c>ListMLModelTransformJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLTransformJob", DefaultParameterSetName = "List")]
[OutputType(typeof(TransformJob), typeof(string))]
[ApiOperation("GetMLModelTransformJob", "ListMLModelTransformJobs")]
public sealed class GetNeptuneMLTransformJobCommand : NeptuneMLReadCommand<TransformJob>
{
    private protected override Resource<TransformJob> Resource => TransformJobs.Resource;
}
