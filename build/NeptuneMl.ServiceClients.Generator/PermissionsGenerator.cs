using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Api;
using NeptuneMl.ServiceClients.Generator.Json;
using NeptuneMl.ServiceClients.Generator.Permissions;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>
/// Writes <c>RequiredPermissions</c> for the operations of the additional files whose metadata <c>NeptuneMlApi</c> is
/// <c>rules</c>, from the one where it is <c>permissions</c>.
/// </summary>
[Generator]
public sealed class PermissionsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ApiFile> services = context.ApiFiles("rules");
        IncrementalValueProvider<ImmutableArray<ApiFile>> permissions = context.ApiFiles("permissions").Collect();
        context.RegisterSourceOutput(services.Combine(permissions), (output, input) => Generate(output, input.Left, input.Right));
    }

    private static void Generate(SourceProductionContext output, ApiFile service, ImmutableArray<ApiFile> permissions)
    {
        ApiFile reading = service;
        try
        {
            ServiceApi api = ApiReader.Read(service.Text);
            reading = permissions.Length == 1
                ? permissions[0]
                : throw new JsonFormatException("exactly one file must have the metadata NeptuneMlApi=permissions", 0);
            IReadOnlyList<OperationPermissions> operations = PermissionsReader.Read(reading.Text, api);
            output.AddSource(api.Name + ".Permissions.g.cs", PermissionsEmitter.Emit(api, operations));
        }
        catch (JsonFormatException invalid)
        {
            output.ReportDiagnostic(reading.Error(invalid.Message, invalid.Position));
        }
    }
}
