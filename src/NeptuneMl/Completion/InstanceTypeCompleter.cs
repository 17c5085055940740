using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Completion;

/// <summary>Completes instance types. The service may know more than are listed here, so any other is accepted.</summary>
internal sealed class InstanceTypeCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Matching(wordToComplete, Completions.OrNone(
            commandName.Contains("Inference", StringComparison.OrdinalIgnoreCase) ? AwsNames.InferenceInstanceTypes : AwsNames.TrainingInstanceTypes));
}
