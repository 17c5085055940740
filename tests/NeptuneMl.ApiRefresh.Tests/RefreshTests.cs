using System.IO.Compression;
using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh.Tests;

public sealed class RefreshTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neptuneml-api-").FullName;

    public RefreshTests()
    {
        foreach (string file in new[] { "neptunedata.json", "cleanroomsml.json" })
            Write(Path.Combine("api", file), Committed(file));
    }

    private string ApiFolder => Path.Combine(_folder, "api");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_in_api_have_the_layout_of_a_refresh()
    {
        foreach (string file in new[] { "neptunedata.json", "cleanroomsml.json" })
            Assert.Equal(Committed(file), ApiText.Of(JsonNode.Parse(Committed(file))!.AsObject()));
    }

    [Theory]
    [InlineData("data/cleanroomsml/2023-09-06/service-2.json", "data/cleanroomsml/2023-09-06/paginators-1.json")]
    [InlineData("models/cleanroomsml-2023-09-06.normal.json", "models/cleanroomsml-2023-09-06.paginators.json")]
    [InlineData("models/cleanroomsml-2023-09-06.api.json", "models/cleanroomsml-2023-09-06.paginators.json")]
    public void Service_model_is_found_in_every_layout_of_the_AWS_SDKs(string service, string paginators)
    {
        Write(service, Samples.Vendor);
        Write(paginators, Samples.Paginators);
        Write("data/other/2020-01-01/service-2.json", "{}");

        RefreshedFile refreshed = Assert.Single(Refresh.Run(Path.Combine(_folder, service.Split('/')[0]), ApiFolder));

        Assert.Equal(("cleanroomsml.json", Path.GetFullPath(Path.Combine(_folder, service))), (refreshed.Name, refreshed.Source));
        Assert.Equal(ApiText.Of(JsonNode.Parse(Samples.Api)!.AsObject()), Read("cleanroomsml.json"));
        Assert.Equal(Committed("neptunedata.json"), Read("neptunedata.json"));
    }

    [Fact]
    public void Compressed_file_is_read_by_its_own_name()
    {
        Compress("service-2.json.gz", Samples.Vendor);
        Compress("paginators-1.json.gz", Samples.Paginators);

        Refresh.Run(Path.Combine(_folder, "service-2.json.gz"), ApiFolder);

        Assert.Equal(ApiText.Of(JsonNode.Parse(Samples.Api)!.AsObject()), Read("cleanroomsml.json"));
    }

    [Fact]
    public void Refresh_without_paginators_keeps_the_pagination_of_known_operations()
    {
        Write("api/cleanroomsml.json", Samples.Api);
        JsonNode vendor = JsonNode.Parse(Samples.Vendor)!;
        vendor["operations"]!["ListMoreThings"] = vendor["operations"]!["ListThings"]!.DeepClone();
        Write("cleanroomsml-service-2.json", vendor.ToJsonString());

        RefreshedFile refreshed = Assert.Single(Refresh.Run(Path.Combine(_folder, "cleanroomsml-service-2.json"), ApiFolder));

        Assert.False(refreshed.HasPagination);
        Assert.Equal(["+ operations.ListMoreThings"], refreshed.Differences);
        JsonNode operations = JsonNode.Parse(Read("cleanroomsml.json"))!["operations"]!;
        Assert.Equal("nextToken", (string?)operations["ListThings"]!["pagination"]!["input_token"]);
        Assert.Null(operations["ListMoreThings"]!["pagination"]);
    }

    [Fact]
    public void Latest_version_is_taken()
    {
        Write("data/cleanroomsml/2023-09-06/service-2.json", Samples.Vendor);
        Write(
            "data/cleanroomsml/2026-01-01/service-2.json",
            Samples.Vendor.Replace("\"2023-09-06\"", "\"2026-01-01\"", StringComparison.Ordinal));

        RefreshedFile refreshed = Assert.Single(Refresh.Run(Path.Combine(_folder, "data"), ApiFolder));

        Assert.Contains("2026-01-01", refreshed.Source, StringComparison.Ordinal);
        Assert.Contains("~ service.apiVersion: \"2023-09-06\" is now \"2026-01-01\"", refreshed.Differences);
    }

    [Fact]
    public void Changes_are_listed_by_path()
    {
        Write("api/cleanroomsml.json", Samples.Api);
        JsonNode vendor = JsonNode.Parse(Samples.Vendor)!;
        JsonNode shapes = vendor["shapes"]!;
        shapes["ListThingsResponse"]!["members"]!["payerAccountId"] = new JsonObject { ["shape"] = "String" };
        shapes["Colour"]!["enum"]!.AsArray().Add("GREEN");
        shapes["Count"]!["max"] = 20;
        shapes["CreateThingRequest"]!["members"]!.AsObject().Remove("flag");
        Write("service-2.json", vendor.ToJsonString());
        Write("paginators-1.json", Samples.Paginators);

        RefreshedFile refreshed = Assert.Single(Refresh.Run(Path.Combine(_folder, "service-2.json"), ApiFolder));

        Assert.Equal(
            [
                "+ shapes.Colour.enum: \"GREEN\"",
                "+ shapes.ListThingsResponse.members.payerAccountId",
                "- shapes.CreateThingRequest.members.flag",
                "- shapes.Flag",
                "~ shapes.Count.max: 10 is now 20",
            ],
            refreshed.Differences.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "does not exist")]
    [InlineData("api", "contains no model of Neptune or Clean Rooms ML")]
    public void Folder_without_service_models_is_an_error(string from, string reason)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Refresh.Run(Path.Combine(_folder, from), ApiFolder));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(Committed("cleanroomsml.json"), Read("cleanroomsml.json"));
    }

    private static string Committed(string file)
    {
        using StreamReader reader = new(typeof(RefreshTests).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(ApiFolder, file));

    private void Write(string path, string text)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Compress(string path, string text)
    {
        using StreamWriter writer = new(new GZipStream(File.Create(Path.Combine(_folder, path)), CompressionLevel.Fastest));
        writer.Write(text);
    }
}
