using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Rules;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Generates <c>RequestRules.Check</c> and <c>KnownValues</c>: the requests are those of the additional files with the metadata
/// <c>NeptuneMlApi=rules</c>, the documented rules are in the file with <c>NeptuneMlApi=documented</c>.</summary>
[Generator]
public sealed class RequestRulesGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ApiFile> services = context.ApiFiles("rules");
        IncrementalValueProvider<ImmutableArray<ApiFile>> documented = context.ApiFiles("documented").Collect();
        context.RegisterSourceOutput(services.Combine(documented), (output, input) => Generate(output, input.Left, input.Right));
    }

    private static void Generate(SourceProductionContext output, ApiFile service, ImmutableArray<ApiFile> documented)
    {
        ApiFile current = service;
        try
        {
            ServiceApi api = ApiReader.Read(service.Text);
            current = documented.Length == 1
                ? documented[0]
                : throw new JsonFormatException("exactly one file must have the metadata NeptuneMlApi=documented", 0);
            DocumentedRules rules = DocumentedRules.Read(current.Text, api);
            current = service;
            output.AddSource(api.Name + ".Rules.g.cs", RulesEmitter.Emit(api, rules));
            output.AddSource(api.Name + ".KnownValues.g.cs", KnownValuesEmitter.Emit(api, rules));
        }
        catch (JsonFormatException invalid)
        {
            output.ReportDiagnostic(current.Error(invalid.Message, invalid.Position));
        }
    }
}
