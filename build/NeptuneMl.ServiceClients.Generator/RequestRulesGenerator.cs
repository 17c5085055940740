using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Rules;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Generates <c>RequestRules.Check</c> and <c>KnownValues</c>: the requests are those of the additional files with the metadata
/// <c>NeptuneMlApi=rules</c>, the documented rules are in the file with <c>NeptuneMlApi=documented</c>.</summary>
[Generator]
public sealed class RequestRulesGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSources(
        "documented", DocumentedRules.Read, (api, rules) =>
        [
            ("Rules", RulesEmitter.Emit(api, rules)),
            ("KnownValues", KnownValuesEmitter.Emit(api, rules)),
        ]);
}
