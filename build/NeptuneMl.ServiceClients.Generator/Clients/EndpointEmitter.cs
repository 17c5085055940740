namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the endpoint resolution: the configured endpoint, or else the endpoint of the Region by the rules of its
/// partition.</summary>
internal static class EndpointEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System.Collections.Generic",
            "Amazon.Runtime",
            "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal",
            "Amazon.Util",
            "static Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn",
            api.Namespace + ".Endpoints");

        using (code.Block($"namespace {api.Namespace}.Endpoints"))
            code.Lines(Parameters(api));

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Internal"))
        {
            code.Lines(Resolver(api));
            code.Line();
            code.Lines(Provider(api));
        }

        return code.ToString();
    }

    private static string Parameters(ServiceApi api) => $$"""
        public class {{api.Name}}EndpointParameters : EndpointParameters
        {
            public {{api.Name}}EndpointParameters()
            {
                UseDualStack = false;
                UseFIPS = false;
            }

            public string Region { get => (string)this["Region"]; set => this["Region"] = value; }
            public bool? UseDualStack { get => (bool?)this["UseDualStack"]; set => this["UseDualStack"] = value; }
            public bool? UseFIPS { get => (bool?)this["UseFIPS"]; set => this["UseFIPS"] = value; }
            public string Endpoint { get => (string)this["Endpoint"]; set => this["Endpoint"] = value; }
        }
        """;

    private static string Resolver(ServiceApi api) => $$"""
        public class Amazon{{api.Name}}EndpointResolver : BaseEndpointResolver
        {
            protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
                InjectHostPrefix(executionContext.RequestContext);

            protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
            {
                var config = (Amazon{{api.Name}}Config)requestContext.ClientConfig;
                return new {{api.Name}}EndpointParameters
                {
                    Region = RegionOf(config, requestContext.Request.AlternateEndpoint),
                    UseDualStack = config.UseDualstackEndpoint,
                    UseFIPS = config.UseFIPSEndpoint,
                    Endpoint = config.ServiceURL,
                };
            }

            private static string RegionOf(Amazon{{api.Name}}Config config, RegionEndpoint alternate)
            {
                if (alternate != null)
                    return alternate.SystemName;

                var region = config.RegionEndpoint?.SystemName;
                if (region == null && !string.IsNullOrEmpty(config.ServiceURL))
                {
                    region = string.IsNullOrEmpty(config.AuthenticationRegion)
                        ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName
                        : config.AuthenticationRegion;
                }

                return region == "us-east-1-regional" ? "us-east-1" : region;
            }
        }
        """;

    private static string Provider(ServiceApi api) => $$"""
        public class Amazon{{api.Name}}EndpointProvider : IEndpointProvider
        {
            public Endpoint ResolveEndpoint(EndpointParameters parameters)
            {
                System.ArgumentNullException.ThrowIfNull(parameters);
                var dualStack = Flag(parameters, "UseDualStack");
                var fips = Flag(parameters, "UseFIPS");
                if (IsSet(parameters["Endpoint"]))
                {
                    if (fips)
                        throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
                    if (dualStack)
                        throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
                    return new Endpoint((string)parameters["Endpoint"], "", "");
                }

                var region = (string)parameters["Region"];
                var partition = IsSet(region) ? Partition(region) : null;
                if (partition == null)
                    throw new AmazonClientException("Invalid Configuration: Missing Region");
                if (fips && dualStack && !(partition.supportsFIPS && partition.supportsDualStack))
                    throw new AmazonClientException("FIPS and DualStack are enabled, but this partition does not support one or both");
                if (fips && !partition.supportsFIPS)
                    throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
                if (dualStack && !partition.supportsDualStack)
                    throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");

                var host = fips ? "{{api.EndpointPrefix}}-fips" : "{{api.EndpointPrefix}}";
                var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
                return new Endpoint($"https://{host}.{region}.{suffix}", "", "");
            }

            private static bool Flag(EndpointParameters parameters, string name) => (bool)(parameters[name]
                ?? throw new AmazonClientException(name + " parameter must be set for endpoint resolution"));
        }
        """;
}
