using System.Net;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests;

public sealed class RoutingTests
{
    public static TheoryData<string, string, string> Operations()
    {
        TheoryData<string, string, string> operations = new();
        foreach (string file in new[] { "neptunedata.json", "cleanroomsml.json" })
        {
            foreach ((string name, JsonNode? operation) in Api.Read(file)["operations"]!.AsObject())
                operations.Add(name, operation!["method"]!.ToString(), operation["uri"]!.ToString());
        }

        return operations;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_is_served_with_a_request_id(string operation, string method, string uri)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string path = System.Text.RegularExpressions.Regex.Replace(uri, @"\{\w+\}", "label%2Fwith%3Aescapes");
        Response response = await emulator.SendAsync(new HttpMethod(method), path);
        Assert.NotEqual("UnknownOperationException", response["code"] ?? ErrorType(response));
        Assert.True(Guid.TryParse(response.Headers["x-amzn-RequestId"], out _));
        Assert.True(response.Status != HttpStatusCode.NotImplemented, $"{operation} is not served");
    }

    [Fact]
    public async Task Unknown_path_is_404_and_an_unknown_method_405()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response path = await emulator.GetAsync("/ml/nothing");
        Response method = await emulator.PatchAsync("/status");
        Assert.Equal((HttpStatusCode.NotFound, "UnknownOperationException"), (path.Status, path["code"]));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "UnknownOperationException"), (method.Status, method["code"]));
    }

    [Theory]
    [InlineData("/ml/dataprocessing/%zz")]
    [InlineData("/ml/dataprocessing/%ff")]
    public async Task Path_that_is_not_percent_encoded_UTF8_is_400(string path)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using Http.RawConnection connection = await Http.RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost:{emulator.Server.Port}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    private static string? ErrorType(Response response) => response.Headers.GetValueOrDefault("x-amzn-ErrorType");
}
