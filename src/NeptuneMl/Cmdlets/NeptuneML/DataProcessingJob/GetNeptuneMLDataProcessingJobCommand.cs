using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads data-processing jobs: those named, those piped in, or all (API: <c>GetMLDataProcessingJob</c>, <c>ListMLDataProcessingJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLDataProcessingJob", DefaultParameterSetName = "List")]
[OutputType(typeof(DataProcessingJob), typeof(string))]
[ApiOperation("GetMLDataProcessingJob", "ListMLDataProcessingJobs")]
public sealed class GetNeptuneMLDataProcessingJobCommand : NeptuneMLGetCommand<DataProcessingJob>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Read(session => new DataProcessingJobs(session));
}
