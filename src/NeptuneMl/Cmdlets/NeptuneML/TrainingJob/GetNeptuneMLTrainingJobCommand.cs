using System.Management.Automation;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Reads training jobs: those named, those piped in, or all (API: <c>GetMLModelTrainingJob</c>, <c>ListMLModelTrainingJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLTrainingJob", DefaultParameterSetName = "List")]
[OutputType(typeof(TrainingJob), typeof(string))]
[ApiOperation("GetMLModelTrainingJob", "ListMLModelTrainingJobs")]
public sealed class GetNeptuneMLTrainingJobCommand : NeptuneMLReadCommand<TrainingJob>
{
    private protected override Resource<TrainingJob> Resource => TrainingJobs.Resource;
}
