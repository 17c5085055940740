using Microsoft.CodeAnalysis;
using NeptuneMl.ServiceClients.Generator.Clients;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Generates a service client for every additional file with the metadata <c>NeptuneMlApi=clients</c>.</summary>
[Generator]
public sealed class ServiceClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ApiFile> files = context.ApiFiles("clients");
        IncrementalValueProvider<string> version = context.CompilationProvider
            .Select((compilation, _) => compilation.Assembly.Identity.Version.ToString());

        context.RegisterSourceOutput(files.Combine(version), (output, input) => Generate(output, input.Left, input.Right));
    }

    private static void Generate(SourceProductionContext output, ApiFile file, string version)
    {
        ServiceApi api;
        try
        {
            api = ApiReader.Read(file.Text);
        }
        catch (JsonFormatException invalid)
        {
            output.ReportDiagnostic(file.Error(invalid.Message, invalid.Position));
            return;
        }

        output.AddSource(api.Name + ".Client.g.cs", ClientEmitter.Emit(api));
        output.AddSource(api.Name + ".Config.g.cs", ConfigEmitter.Emit(api, version));
        output.AddSource(api.Name + ".Endpoints.g.cs", EndpointEmitter.Emit(api));
        output.AddSource(api.Name + ".Model.g.cs", ModelEmitter.Emit(api));
        output.AddSource(api.Name + ".Enums.g.cs", EnumEmitter.Emit(api));
        output.AddSource(api.Name + ".Exceptions.g.cs", ExceptionEmitter.Emit(api));
        output.AddSource(api.Name + ".Marshallers.g.cs", MarshallerEmitter.Emit(api));
        output.AddSource(api.Name + ".Unmarshallers.g.cs", UnmarshallerEmitter.Emit(api));
        if (api.HasPaginators)
            output.AddSource(api.Name + ".Paginators.g.cs", PaginatorEmitter.Emit(api));
    }
}
