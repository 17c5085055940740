using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes instance types for processing and training. The service may accept others, so any other value is sent too.</summary>
internal sealed class InstanceTypeCompleter() : NameCompleter(AwsNames.TrainingInstanceTypes);
