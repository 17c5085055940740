using NeptuneMl.ServiceClients.Generator.Api;

namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>The client's configuration, the defaults behind its modes, and the service's metadata and auth scheme.</summary>
internal static class ConfigEmitter
{
    private static readonly (string Mode, int ConnectMilliseconds)[] Modes =
        [("Standard", 3100), ("InRegion", 1100), ("CrossRegion", 3100), ("Mobile", 30000), ("Auto", 1100)];

    public static string Emit(ServiceApi api, string version)
    {
        CodeWriter code = new(
            "System.Collections.Generic",
            "System.Collections.ObjectModel",
            "Amazon.Runtime",
            "Amazon.Runtime.Credentials.Internal",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Auth",
            "Amazon.Util.Internal",
            api.Namespace + ".Internal");

        using (code.Block("namespace " + api.Namespace))
        {
            EmitConfig(code, api, version);
            code.Line();
            EmitDefaultConfiguration(code, api);
        }

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Internal"))
        {
            EmitMetadata(code, api);
            code.Line();
            EmitAuthScheme(code, api);
        }

        return code.ToString();
    }

    private static void EmitConfig(CodeWriter code, ServiceApi api, string version)
    {
        using IDisposable body = code.Block($"public partial class Amazon{api.Name}Config : ClientConfig");
        code.Line("private static readonly string UserAgentString =");
        code.Line($"    InternalSDKUtils.BuildUserAgentString({Names.Literal(api.Id)}, {Names.Literal(version)});");
        code.Line($"private static readonly Amazon{api.Name}EndpointResolver EndpointResolver = new Amazon{api.Name}EndpointResolver();");
        code.Line($"public static new string ServiceId => {Names.Literal(api.Id)};");
        code.Line();
        code.Line($"public Amazon{api.Name}Config()");
        code.Line($"    : base(new DefaultConfigurationProvider(Amazon{api.Name}DefaultConfiguration.GetAllConfigurations()))");
        using (code.Block(""))
        {
            code.Line($"base.ServiceId = {Names.Literal(api.Id)};");
            code.Line($"AuthenticationServiceName = {Names.Literal(api.SigningName)};");
            code.Line($"EndpointProvider = new Amazon{api.Name}EndpointProvider();");
        }

        code.Line();
        code.Line($"public override string RegionEndpointServiceName => {Names.Literal(api.EndpointPrefix)};");
        code.Line($"public override string ServiceVersion => {Names.Literal(api.ApiVersion)};");
        code.Line("public override string UserAgent => UserAgentString;");
        code.Line();
        using (code.Block("public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)"))
        {
            code.Line("var request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };");
            code.Line("var context = new RequestContext(false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };");
            code.Line("return EndpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));");
        }
    }

    private static void EmitDefaultConfiguration(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public static class Amazon{api.Name}DefaultConfiguration");
        foreach ((string mode, int milliseconds) in Modes)
            code.Line($"public static IDefaultConfiguration {mode} {{ get; }} = Create(DefaultConfigurationMode.{mode}, {milliseconds});");

        code.Line();
        code.Line("public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>");
        code.Line($"    new(new List<IDefaultConfiguration> {{ {string.Join(", ", Modes.Select(mode => mode.Mode))} }});");
        code.Line();
        code.Line("private static DefaultConfiguration Create(DefaultConfigurationMode mode, int connectMilliseconds) => new()");
        code.Line("{");
        code.Line("    Name = mode,");
        code.Line("    RetryMode = RequestRetryMode.Standard,");
        code.Line("    S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,");
        code.Line("    ConnectTimeout = System.TimeSpan.FromMilliseconds(connectMilliseconds),");
        code.Line("    TlsNegotiationTimeout = System.TimeSpan.FromMilliseconds(connectMilliseconds),");
        code.Line("};");
    }

    private static void EmitMetadata(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public partial class Amazon{api.Name}Metadata : IServiceMetadata");
        code.Line($"public string ServiceId => {Names.Literal(api.Id)};");
        code.Line("public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>(0);");
    }

    private static void EmitAuthScheme(CodeWriter code, ServiceApi api)
    {
        string prefix = $"Amazon{api.Name}AuthScheme";
        using (code.Block($"public class {prefix}Parameters : IAuthSchemeParameters"))
        {
            code.Line("public string Operation { get; set; }");
            code.Line("public string Region { get; set; }");
        }

        code.Line();
        using (code.Block($"public class {prefix}Handler : BaseAuthResolverHandler"))
        {
            code.Line($"public {prefix}Resolver AuthSchemeResolver {{ get; }} = new();");
            code.Line();
            using (code.Block("protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)"))
            {
                code.Line("var context = executionContext.RequestContext;");
                code.Line($"return AuthSchemeResolver.ResolveAuthScheme(new {prefix}Parameters");
                code.Line("{");
                code.Line("    Operation = context.Request.RequestName,");
                code.Line("    Region = context.ClientConfig.RegionEndpoint?.SystemName,");
                code.Line("});");
            }
        }

        code.Line();
        using (code.Block($"public class {prefix}Resolver : IAuthSchemeResolver<{prefix}Parameters>"))
            code.Line($"public List<IAuthSchemeOption> ResolveAuthScheme({prefix}Parameters authParameters) => AuthSchemeOption.DEFAULT_SIGV4;");
    }
}
