using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NeptuneMl.ServiceClients.Generator;

namespace NeptuneMl.ServiceClients.Tests.Generator;

public class ApiDiagnosticsTests
{
    [Theory]
    [InlineData("""{"service":""", "the text ends where a value is expected")]
    [InlineData("""{"service":{},}""", "'}' where '\"' is expected")]
    [InlineData("""{"service":{},"service":{}}""", "the member 'service' appears twice")]
    [InlineData("""{"service":{},"Shapes":{}}""", "the member 'Shapes' is unknown")]
    [InlineData("""{"operations":{}}""", "the member 'service' is missing")]
    public void Invalid_API_file_is_one_error_with_the_reason(string text, string reason)
    {
        Diagnostic error = Assert.Single(Generate(text, "clients"));

        Assert.Equal(("NML001", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal("The API description is not valid: " + reason, error.GetMessage(null));
        Assert.Equal("api.json", error.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("shapes.String.type", "text", "the shape String has the unknown type 'text'")]
    [InlineData("shapes.StringList.member.shape", "Strings", "there is no shape named 'Strings'")]
    [InlineData("shapes.GetMLEndpointInput.required.0", "name", "GetMLEndpointInput requires the member name, which does not exist")]
    [InlineData("shapes.GetMLEndpointInput.members.id.location", "statusCode", "the member id has the unknown location 'statusCode'")]
    [InlineData(
        "operations.GetMLEndpoint.uri",
        "/ml/endpoints/{name}",
        "the labels of /ml/endpoints/{name} do not match the uri members of the input of GetMLEndpoint")]
    [InlineData("operations.GetMLEndpoint.output", "String", "String is not a structure")]
    [InlineData("service.protocol", "query", "only the protocol rest-json with signature version v4 is supported")]
    public void A_description_that_contradicts_itself_is_refused_where_it_does(string path, string value, string reason)
    {
        JsonNode api = JsonNode.Parse(Api.Text("neptunedata.json"))!;
        Set(api, path, value);
        string text = api.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

        Diagnostic error = Assert.Single(Generate(text, "clients"));

        Assert.Equal("The API description is not valid: " + reason, error.GetMessage(null));
        Assert.True(error.Location.GetLineSpan().StartLinePosition.Line > 0, "the error points into the file");
    }

    [Fact]
    public void Documented_rule_for_an_unknown_member_is_rejected()
    {
        string documented = """{"patterns":{},"rules":[{"service":"neptunedata","on":["*.nme"],"min":1,"source":"-"}]}""";

        Diagnostic error = Assert.Single(Generate(Api.Text("neptunedata.json"), "rules", documented));

        Assert.Equal("The API description is not valid: neptunedata has no '*.nme'", error.GetMessage(null));
        Assert.Equal("documented.json", error.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("operation", "StartJob", "CleanRoomsML has no operation 'StartJob'")]
    [InlineData("operation", "ListAudienceModels", "ListAudienceModels has no error for an exceeded quota")]
    [InlineData("per", "jobArn", "the input of CreateAudienceModel has no member 'jobArn'")]
    [InlineData("counts", "all", "'counts' must be 'unfinished' or 'existing'")]
    [InlineData("region", "us-east-1", "the member 'region' is unknown")]
    public void Malformed_quota_is_rejected(string member, string value, string reason)
    {
        JsonNode documented = JsonNode.Parse(Api.Text("documented.json"))!;
        JsonNode quota = documented["quotas"]!.AsArray().First(quota => (string)quota!["operation"]! == "CreateAudienceModel")!;
        quota[member] = value;

        Diagnostic error = Assert.Single(Generate(Api.Text("cleanroomsml.json"), "rules", documented.ToJsonString()));

        Assert.Equal("The API description is not valid: " + reason, error.GetMessage(null));
        Assert.Equal("documented.json", error.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("ListMLEndpoints", "ListMLEndpoint", "the member 'ListMLEndpoint' is unknown")]
    [InlineData(
        "\"ListMLEndpoints\": [{ \"action\": \"neptune-db:ListMLEndpoints\", \"source\": \"neptune\" }],",
        "",
        "the member 'ListMLEndpoints' is missing")]
    [InlineData("\"neptune-db:ListMLEndpoints\"", "\"ListMLEndpoints\"", "'ListMLEndpoints' is not an IAM action")]
    [InlineData(
        "\"neptune-db:ListMLEndpoints\",",
        "\"neptune-db:ListMLEndpoints\", \"member\": \"maxItems\",",
        "the first permission of ListMLEndpoints must be required for every call")]
    [InlineData(
        "\"neptune-db:ListMLEndpoints\",",
        "\"neptune-db:ListMLEndpoints\", \"member\": \"tags\",",
        "the input of ListMLEndpoints has no member 'tags'")]
    [InlineData(
        "\"neptune-db:ListMLEndpoints\", \"source\": \"neptune\"",
        "\"neptune-db:ListMLEndpoints\", \"source\": \"memory\"",
        "the member 'memory' is missing")]
    public void Permissions_of_unknown_operations_are_rejected(string text, string replacement, string reason)
    {
        string permissions = Api.Text("permissions.json");
        Assert.Contains(text, permissions, StringComparison.Ordinal);

        Diagnostic error = Assert.Single(
            Generate(
                Api.Text("neptunedata.json"),
                "rules",
                Api.Text("documented.json"),
                permissions.Replace(text, replacement, StringComparison.Ordinal)));

        Assert.Equal("The API description is not valid: " + reason, error.GetMessage(null));
        Assert.Equal("permissions.json", error.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Files_in_api_are_accepted()
    {
        Assert.Empty(Generate(Api.Text("neptunedata.json"), "clients"));
        Assert.Empty(Generate(Api.Text("cleanroomsml.json"), "clients"));
        Assert.Empty(Generate(Api.Text("neptunedata.json"), "rules", Api.Text("documented.json"), Api.Text("permissions.json")));
        Assert.Empty(Generate(Api.Text("cleanroomsml.json"), "rules", Api.Text("documented.json"), Api.Text("permissions.json")));
    }

    private static ImmutableArray<Diagnostic> Generate(string api, string use, string? documented = null, string? permissions = null)
    {
        List<AdditionalText> files = [new File("api.json", api)];
        Dictionary<string, string> uses = new() { ["api.json"] = use };
        if (documented is not null)
        {
            files.Add(new File("documented.json", documented));
            uses["documented.json"] = "documented";
        }

        List<ISourceGenerator> generators = [new ServiceClientGenerator().AsSourceGenerator(), new RequestRulesGenerator()
            .AsSourceGenerator()];
        if (permissions is not null)
        {
            files.Add(new File("permissions.json", permissions));
            uses["permissions.json"] = "permissions";
            generators.Add(new PermissionsGenerator().AsSourceGenerator());
        }

        CSharpGeneratorDriver.Create(
            generators,
            files,
            optionsProvider: new Options(uses))
            .RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create("test"), out _, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics;
    }

    private static void Set(JsonNode node, string path, string value)
    {
        string[] steps = path.Split('.');
        foreach (string step in steps[..^1])
            node = node[step]!;

        if (node is JsonArray list)
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            node[steps[^1]] = value;
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(Dictionary<string, string> uses) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata(null);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata(uses[textFile.Path]);
    }

    private sealed class Metadata(string? use) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = use ?? "";
            return use is not null && key == "build_metadata.AdditionalFiles.NeptuneMlApi";
        }
    }
}
