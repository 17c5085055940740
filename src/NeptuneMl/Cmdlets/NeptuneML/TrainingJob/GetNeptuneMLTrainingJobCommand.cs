using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads training jobs: those named, those piped in, or all (API: <c>GetMLModelTrainingJob</c>, <c>ListMLModelTrainingJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLTrainingJob", DefaultParameterSetName = "List")]
[OutputType(typeof(TrainingJob), typeof(string))]
[ApiOperation("GetMLModelTrainingJob", "ListMLModelTrainingJobs")]
public sealed class GetNeptuneMLTrainingJobCommand : NeptuneMLGetCommand<TrainingJob>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Read(session => new TrainingJobs(session));
}
