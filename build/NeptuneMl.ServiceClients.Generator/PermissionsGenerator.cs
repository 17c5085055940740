using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Permissions;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Generates <c>RequiredPermissions</c>: the operations are those of the additional files with the metadata
/// <c>NeptuneMlApi=rules</c>, their permissions are in the file with <c>NeptuneMlApi=permissions</c>.</summary>
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
        ApiFile current = service;
        try
        {
            ServiceApi api = ApiReader.Read(service.Text);
            current = permissions.Length == 1
                ? permissions[0]
                : throw new JsonFormatException("exactly one file must have the metadata NeptuneMlApi=permissions", 0);
            IReadOnlyList<OperationPermissions> operations = PermissionsReader.Read(current.Text, api);
            output.AddSource(api.Name + ".Permissions.g.cs", PermissionsEmitter.Emit(api, operations));
        }
        catch (JsonFormatException invalid)
        {
            output.ReportDiagnostic(current.Error(invalid.Message, invalid.Position));
        }
    }
}
