using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.CleanRoomsML;
using Amazon.Neptunedata;
using Amazon.Runtime;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>Both clients against one server, with operations called by name.</summary>
public sealed class ServiceUnderTest : IDisposable
{
    private readonly AmazonNeptunedataClient _neptune;
    private readonly AmazonCleanRoomsMLClient _cleanRooms;

    public ServiceUnderTest()
    {
        BasicAWSCredentials credentials = new("AKIDEXAMPLE", "secret");
        _neptune = new AmazonNeptunedataClient(credentials, Configure(new AmazonNeptunedataConfig()));
        _cleanRooms = new AmazonCleanRoomsMLClient(credentials, Configure(new AmazonCleanRoomsMLConfig()));
    }

    internal ScriptedServer Server { get; } = new(ScriptedResponse.Json("{}"));

    public IAmazonNeptunedata Neptune => _neptune;

    public IAmazonCleanRoomsML CleanRooms => _cleanRooms;

    public async Task<AmazonWebServiceResponse> CallAsync(string service, string operation, object request)
    {
        object client = service == "neptunedata" ? _neptune : _cleanRooms;
        MethodInfo method = client.GetType().GetMethod(operation + "Async", [request.GetType(), typeof(CancellationToken)])!;
        Task task = (Task)method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    internal Task<AmazonWebServiceResponse> CallAsync(Operation operation, JsonObject input) =>
        CallAsync(operation.Service.Id, operation.Name, Request(operation, input));

    public static Type ModelType(string service, string name)
    {
        Assembly assembly = service == "neptunedata" ? typeof(AmazonNeptunedataClient).Assembly : typeof(AmazonCleanRoomsMLClient).Assembly;
        string prefix = service == "neptunedata" ? "Amazon.Neptunedata" : "Amazon.CleanRoomsML";
        return assembly.GetType($"{prefix}.Model.{name}", throwOnError: true)!;
    }

    /// <summary>The client's request object for an input in the API's names.</summary>
    internal static object Request(Operation operation, JsonObject input) =>
        ObjectGraph.Build(ModelType(operation.Service.Id, operation.Name + "Request"), input)!;

    public void Dispose()
    {
        _neptune.Dispose();
        _cleanRooms.Dispose();
        Server.Dispose();
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Server.Url;
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        return config;
    }
}
