using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes instance types for inference. The service may accept others, so any other value is sent too.</summary>
internal sealed class InferenceInstanceTypeCompleter() : NameCompleter(AwsNames.InferenceInstanceTypes);
