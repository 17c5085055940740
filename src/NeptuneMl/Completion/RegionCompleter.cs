using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes the AWS Regions that the SDK defines.</summary>
internal sealed class RegionCompleter() : NameCompleter(AwsNames.Regions);
