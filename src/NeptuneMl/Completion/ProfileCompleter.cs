using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Completion;

/// <summary>Completes the names of profiles in the shared AWS config and credentials files.</summary>
internal sealed class ProfileCompleter() : NameCompleter(AwsNames.Profiles);
