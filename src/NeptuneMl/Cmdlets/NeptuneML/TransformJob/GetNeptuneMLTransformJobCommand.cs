using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads transform jobs: those named, those piped in, or all (API: <c>GetMLModelTransformJob</c>, <c>ListMLModelTransformJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLTransformJob", DefaultParameterSetName = "List")]
[OutputType(typeof(TransformJob), typeof(string))]
[ApiOperation("GetMLModelTransformJob", "ListMLModelTransformJobs")]
public sealed class GetNeptuneMLTransformJobCommand : NeptuneMLGetCommand<TransformJob>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Read(session => new TransformJobs(session));
}
