using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes the names of AWS Regions that the SDK knows.</summary>
internal sealed class RegionCompleter() : NameCompleter(AwsNames.Regions);
