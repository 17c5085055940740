namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the client configuration, its default configuration modes, the service metadata and the authentication scheme.</summary>
internal static class ConfigEmitter
{
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
            code.Lines(Config(api, version));
            code.Line();
            code.Lines(DefaultConfiguration(api));
        }

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Internal"))
        {
            code.Lines(Metadata(api));
            code.Line();
            code.Lines(AuthScheme($"Amazon{api.Name}AuthScheme"));
        }

        return code.ToString();
    }

    private static string Config(ServiceApi api, string version) => $$"""
        public partial class Amazon{{api.Name}}Config : ClientConfig
        {
            private static readonly string UserAgentString = InternalSDKUtils.BuildUserAgentString("{{api.Id}}", "{{version}}");
            private static readonly Amazon{{api.Name}}EndpointResolver EndpointResolver = new Amazon{{api.Name}}EndpointResolver();

            public Amazon{{api.Name}}Config()
                : base(new DefaultConfigurationProvider(Amazon{{api.Name}}DefaultConfiguration.GetAllConfigurations()))
            {
                base.ServiceId = "{{api.Id}}";
                AuthenticationServiceName = "{{api.SigningName}}";
                EndpointProvider = new Amazon{{api.Name}}EndpointProvider();
            }

            public static new string ServiceId => "{{api.Id}}";
            public override string RegionEndpointServiceName => "{{api.EndpointPrefix}}";
            public override string ServiceVersion => "{{api.ApiVersion}}";
            public override string UserAgent => UserAgentString;

            public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
            {
                var context = new RequestContext(false)
                {
                    ClientConfig = this,
                    OriginalRequest = parameters.Request,
                    Request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
                };
                return EndpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
            }
        }
        """;

    private static string DefaultConfiguration(ServiceApi api) => $$"""
        public static class Amazon{{api.Name}}DefaultConfiguration
        {
            public static IDefaultConfiguration Standard { get; } = Create(DefaultConfigurationMode.Standard, 3100);
            public static IDefaultConfiguration InRegion { get; } = Create(DefaultConfigurationMode.InRegion, 1100);
            public static IDefaultConfiguration CrossRegion { get; } = Create(DefaultConfigurationMode.CrossRegion, 3100);
            public static IDefaultConfiguration Mobile { get; } = Create(DefaultConfigurationMode.Mobile, 30000);
            public static IDefaultConfiguration Auto { get; } = Create(DefaultConfigurationMode.Auto, 1100);

            public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>
                new(new List<IDefaultConfiguration> { Standard, InRegion, CrossRegion, Mobile, Auto });

            private static DefaultConfiguration Create(DefaultConfigurationMode mode, int connectMilliseconds) => new()
            {
                Name = mode,
                RetryMode = RequestRetryMode.Standard,
                S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
                ConnectTimeout = System.TimeSpan.FromMilliseconds(connectMilliseconds),
                TlsNegotiationTimeout = System.TimeSpan.FromMilliseconds(connectMilliseconds),
            };
        }
        """;

    private static string Metadata(ServiceApi api) => $$"""
        public partial class Amazon{{api.Name}}Metadata : IServiceMetadata
        {
            public string ServiceId => "{{api.Id}}";
            public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>(0);
        }
        """;

    private static string AuthScheme(string prefix) => $$"""
        public class {{prefix}}Parameters : IAuthSchemeParameters
        {
            public string Operation { get; set; }
            public string Region { get; set; }
        }

        public class {{prefix}}Handler : BaseAuthResolverHandler
        {
            public {{prefix}}Resolver AuthSchemeResolver { get; } = new();

            protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
            {
                var context = executionContext.RequestContext;
                return AuthSchemeResolver.ResolveAuthScheme(new {{prefix}}Parameters
                {
                    Operation = context.Request.RequestName,
                    Region = context.ClientConfig.RegionEndpoint?.SystemName,
                });
            }
        }

        public class {{prefix}}Resolver : IAuthSchemeResolver<{{prefix}}Parameters>
        {
            public List<IAuthSchemeOption> ResolveAuthScheme({{prefix}}Parameters authParameters) => AuthSchemeOption.DEFAULT_SIGV4;
        }
        """;
}
