using NeptuneMl.ServiceClients.Generator.Api;

namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Endpoint resolution: a given endpoint as it is, else the region's own by the partition's rules.</summary>
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
            EmitParameters(code, api);

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Internal"))
        {
            EmitResolver(code, api);
            code.Line();
            EmitProvider(code, api);
        }

        return code.ToString();
    }

    private static void EmitParameters(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public class {api.Name}EndpointParameters : EndpointParameters");
        using (code.Block($"public {api.Name}EndpointParameters()"))
        {
            code.Line("UseDualStack = false;");
            code.Line("UseFIPS = false;");
        }

        foreach ((string type, string name) in new[] { ("string", "Region"), ("bool?", "UseDualStack"), ("bool?", "UseFIPS"), ("string", "Endpoint") })
        {
            code.Line();
            using (code.Block($"public {type} {name}"))
            {
                code.Line($"get => ({type})this[\"{name}\"];");
                code.Line($"set => this[\"{name}\"] = value;");
            }
        }
    }

    private static void EmitResolver(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public class Amazon{api.Name}EndpointResolver : BaseEndpointResolver");
        code.Line("protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>");
        code.Line("    InjectHostPrefix(executionContext.RequestContext);");
        code.Line();
        using (code.Block("protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)"))
        {
            code.Line($"var config = (Amazon{api.Name}Config)requestContext.ClientConfig;");
            code.Line($"return new {api.Name}EndpointParameters");
            code.Line("{");
            code.Line("    Region = RegionOf(config, requestContext.Request.AlternateEndpoint),");
            code.Line("    UseDualStack = config.UseDualstackEndpoint,");
            code.Line("    UseFIPS = config.UseFIPSEndpoint,");
            code.Line("    Endpoint = config.ServiceURL,");
            code.Line("};");
        }

        code.Line();
        using (code.Block($"private static string RegionOf(Amazon{api.Name}Config config, RegionEndpoint alternate)"))
        {
            code.Line("if (alternate != null)");
            code.Line("    return alternate.SystemName;");
            code.Line("var region = config.RegionEndpoint?.SystemName;");
            code.Line("if (region == null && !string.IsNullOrEmpty(config.ServiceURL))");
            code.Line("    region = string.IsNullOrEmpty(config.AuthenticationRegion)");
            code.Line("        ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName");
            code.Line("        : config.AuthenticationRegion;");
            code.Line("return region == \"us-east-1-regional\" ? \"us-east-1\" : region;");
        }
    }

    private static void EmitProvider(CodeWriter code, ServiceApi api)
    {
        using IDisposable body = code.Block($"public class Amazon{api.Name}EndpointProvider : IEndpointProvider");
        using (code.Block("public Endpoint ResolveEndpoint(EndpointParameters parameters)"))
        {
            code.Line("System.ArgumentNullException.ThrowIfNull(parameters);");
            code.Line("var dualStack = Flag(parameters, \"UseDualStack\");");
            code.Line("var fips = Flag(parameters, \"UseFIPS\");");
            using (code.Block("if (IsSet(parameters[\"Endpoint\"]))"))
            {
                code.Line("if (fips)");
                code.Line("    throw new AmazonClientException(\"Invalid Configuration: FIPS and custom endpoint are not supported\");");
                code.Line("if (dualStack)");
                code.Line("    throw new AmazonClientException(\"Invalid Configuration: Dualstack and custom endpoint are not supported\");");
                code.Line("return At((string)parameters[\"Endpoint\"]);");
            }

            code.Line("var region = (string)parameters[\"Region\"];");
            code.Line("var partition = IsSet(region) ? Partition(region) : null;");
            code.Line("if (partition == null)");
            code.Line("    throw new AmazonClientException(\"Invalid Configuration: Missing Region\");");
            code.Line("if (fips && dualStack && !(partition.supportsFIPS && partition.supportsDualStack))");
            code.Line("    throw new AmazonClientException(\"FIPS and DualStack are enabled, but this partition does not support one or both\");");
            code.Line("if (fips && !partition.supportsFIPS)");
            code.Line("    throw new AmazonClientException(\"FIPS is enabled but this partition does not support FIPS\");");
            code.Line("if (dualStack && !partition.supportsDualStack)");
            code.Line("    throw new AmazonClientException(\"DualStack is enabled but this partition does not support DualStack\");");
            code.Line($"var host = fips ? \"{api.EndpointPrefix}-fips\" : \"{api.EndpointPrefix}\";");
            code.Line("return At($\"https://{host}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}\");");
        }

        code.Line();
        code.Line("private static bool Flag(EndpointParameters parameters, string name) => (bool)(parameters[name]");
        code.Line("    ?? throw new AmazonClientException(name + \" parameter must be set for endpoint resolution\"));");
        code.Line();
        code.Line("private static Endpoint At(string url) => new(url, \"\", \"\");");
    }
}
