using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes instance types for inference. Other values are sent too, because the service may accept them.</summary>
internal sealed class InferenceInstanceTypeCompleter() : NameCompleter(AwsNames.InferenceInstanceTypes);
