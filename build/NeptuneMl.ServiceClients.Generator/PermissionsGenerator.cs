using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Permissions;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Generates <c>RequiredPermissions</c>: the operations are those of the additional files with the metadata
/// <c>NeptuneMlApi=rules</c>, their permissions are in the file with <c>NeptuneMlApi=permissions</c>.</summary>
[Generator]
public sealed class PermissionsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSources(
        "permissions", PermissionsReader.Read, (api, operations) => [("Permissions", PermissionsEmitter.Emit(api, operations))]);
}
