using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes instance types for processing and training. Other values are sent too, because the service may accept them.</summary>
internal sealed class InstanceTypeCompleter() : NameCompleter(AwsNames.TrainingInstanceTypes);
