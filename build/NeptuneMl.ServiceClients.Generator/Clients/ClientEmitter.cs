namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the interface and the client class of a service.</summary>
internal static class ClientEmitter
{
    private const string Token = "System.Threading.CancellationToken cancellationToken = default";

    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System.Threading.Tasks",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            api.Namespace + ".Internal",
            api.Namespace + ".Model",
            api.Namespace + ".Model.Internal.MarshallTransformations");

        using (code.Block("namespace " + api.Namespace))
        {
            EmitInterface(code, api);
            code.Line();
            EmitClass(code, api);
        }

        return code.ToString();
    }

    private static void EmitInterface(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public partial interface IAmazon{api.Name} : IAmazonService, System.IDisposable");
        if (api.HasPaginators)
            code.Line($"I{api.Name}PaginatorFactory Paginators {{ get; }}");

        foreach (Operation operation in api.Operations)
            code.Line($"Task<{operation.ResponseClass}> {operation.Name}Async({operation.RequestClass} request, {Token});");

        code.Line("Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);");
        code.Lines($$"""

            static ClientConfig IAmazonService.CreateDefaultClientConfig() => new Amazon{{api.Name}}Config();

            static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
            {
                var config = clientConfig as Amazon{{api.Name}}Config
                    ?? throw new AmazonClientException("A client of {{api.Name}} takes an Amazon{{api.Name}}Config.");
                return awsCredentials == null ? new {{api.ClientClass}}(config) : new {{api.ClientClass}}(awsCredentials, config);
            }
            """);
    }

    private static void EmitClass(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public partial class {api.ClientClass} : AmazonServiceClient, IAmazon{api.Name}");
        code.Line($"private static readonly IServiceMetadata Metadata = new Amazon{api.Name}Metadata();");
        code.Line();
        EmitConstructors(code, api);
        if (api.HasPaginators)
        {
            code.Line($"private I{api.Name}PaginatorFactory _paginators;");
            code.Line($"public I{api.Name}PaginatorFactory Paginators => _paginators ??= new {api.Name}PaginatorFactory(this);");
        }

        code.Lines($$"""
            protected override IServiceMetadata ServiceMetadata => Metadata;

            protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
            {
                pipeline.RemoveHandler<EndpointResolver>();
                pipeline.AddHandlerAfter<Marshaller>(new Amazon{{api.Name}}EndpointResolver());
                pipeline.AddHandlerAfter<Marshaller>(new Amazon{{api.Name}}AuthSchemeHandler());
            }

            protected override void Dispose(bool disposing) => base.Dispose(disposing);
            """);
        foreach (Operation operation in api.Operations)
            EmitOperation(code, operation);

        code.Line();
        code.Line("public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>");
        code.Line("    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));");
    }

    private static void EmitConstructors(CodeWriter code, ServiceApi api)
    {
        string config = $"Amazon{api.Name}Config";
        Constructor("", $"new {config}()");
        Constructor("RegionEndpoint region", $"new {config} {{ RegionEndpoint = region }}");
        Constructor($"{config} config", "config");
        foreach ((string parameters, string arguments) in new[]
        {
            ("AWSCredentials credentials", "credentials"),
            ("string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey"),
            (
                "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken",
                "awsAccessKeyId, awsSecretAccessKey, awsSessionToken"),
        })
        {
            Constructor(parameters, $"{arguments}, new {config}()");
            Constructor($"{parameters}, RegionEndpoint region", $"{arguments}, new {config} {{ RegionEndpoint = region }}");
            Constructor($"{parameters}, {config} clientConfig", $"{arguments}, clientConfig");
        }

        code.Line();

        void Constructor(string parameters, string arguments) =>
            code.Line($"public {api.ClientClass}({parameters}) : base({arguments}) {{ }}");
    }

    private static void EmitOperation(CodeWriter code, Operation operation)
    {
        code.Line();
        using IDisposable body = code.Block(
            $"public virtual Task<{operation.ResponseClass}> {operation.Name}Async({operation.RequestClass} request, {Token})");
        code.Line("var options = new InvokeOptions();");
        code.Line($"options.RequestMarshaller = {operation.RequestClass}Marshaller.Instance;");
        code.Line($"options.ResponseUnmarshaller = {operation.ResponseClass}Unmarshaller.Instance;");
        code.Line($"return InvokeAsync<{operation.ResponseClass}>(request, options, cancellationToken);");
    }
}
