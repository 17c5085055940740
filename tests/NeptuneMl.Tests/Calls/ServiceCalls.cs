using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Cmdlets.CleanRooms;
using NeptuneMl.Cmdlets.NeptuneML;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Calls;

/// <summary>Makes each operation's call in the way its cmdlet does.</summary>
internal sealed class ServiceCalls
{
    private readonly NeptuneSession _neptune;
    private readonly CleanRoomsSession _cleanRooms;

    /// <param name="url">Where both services respond.</param>
    /// <param name="signer">Who signs; with nobody, Neptune's requests are not signed.</param>
    public ServiceCalls(string url, SigningCredential? signer = null)
    {
        object keys = CredentialInput.FromAccessKey(
            signer?.AccessKeyId ?? "AKIDEXAMPLE",
            signer?.SecretAccessKey ?? "secret",
            signer?.SessionToken);
        ConnectionOptions options = new() { EndpointUrl = url, Region = "us-east-1", Credentials = keys, MaxAttempts = 1 };
        _neptune = NeptuneSession.Of(NeptuneSession.Open(signer is null ? options with { Unsigned = true } : options));
        _cleanRooms = CleanRoomsSession.Of(CleanRoomsSession.Open(options));
    }

    /// <param name="uses">Whether a parameter for a path is given; all are unless said otherwise.</param>
    /// <returns>What the cmdlet writes: results, or nothing.</returns>
    public async Task<IReadOnlyList<object>> CallAsync(Operation operation, JsonObject input, Func<string, bool>? uses = null)
    {
        if (operation.Name == "GetEngineStatus") return [await Engine.GetStatusAsync(Context(_neptune))];
        // The cmdlets for jobs take several ids, and each is a call.
        if (CmdletInput.For(operation).All(TakesIds))
        {
            return await ServiceOperations.Find(operation.Name)
            .CallAsync(_neptune, Scalars(input));
        }

        ApiInput given = Read(operation, input, uses);
        return operation.Name == "CreateMLEndpoint" && input.ContainsKey("update")
            ? [await MLEndpoints.PrepareUpdate(_neptune, given).SendAsync(Context(_neptune))]
            : await ServiceOperations.Find(operation.Name).CallAsync(SessionOf(operation), given);
    }

    /// <summary>Looks up what an earlier run created, as <c>-Resume</c> does.</summary>
    public async Task<object?> FindEarlierAsync(Operation operation, JsonObject input)
    {
        ApiInput given = Read(operation, input, null);
        return operation.Name == "StartTrainedModelExportJob"
            ? await TrainedModelExportJobs.PrepareStart(_cleanRooms, given, SampleText.Uuid).FindEarlierAsync!(Context(_cleanRooms))
            : await ServiceOperations.Find(operation.Name).FindEarlierAsync!(SessionOf(operation), given);
    }

    private static CallContext Context(ServiceSession session) => new(session, null, CancellationToken.None);

    private static ApiInput Read(Operation operation, JsonObject input, Func<string, bool>? uses) =>
        CmdletInput.Read(CmdletFor(operation, input), input, uses);

    private static bool TakesIds(Type cmdlet) => cmdlet.GetProperty("Id")?.PropertyType == typeof(string[]);

    private static ApiInput Scalars(JsonObject input)
    {
        ApiInput read = new();
        foreach ((string name, JsonNode? value) in input)
        {
            read.Add(name, name, value!.GetValueKind() switch
            {
                JsonValueKind.Number => value.GetValue<int>(),
                JsonValueKind.String => value.GetValue<string>(),
                _ => value.GetValue<bool>(),
            });
        }

        return read;
    }

    private ServiceSession SessionOf(Operation operation) => operation.Service == ServiceApi.Neptune ? _neptune : _cleanRooms;

    // Only an endpoint is updated by the operation that creates it. A test of the connection lists without returning the list, and a
    // publication is several calls.
    private static Type CmdletFor(Operation operation, JsonObject input)
    {
        Type[] cmdlets =
        [
            .. CmdletInput.For(operation).Where(
                cmdlet => cmdlet != typeof(TestCleanRoomsMLConnectionCommand) && cmdlet != typeof(PublishNeptuneMLModelCommand)),
        ];
        return cmdlets is [Type only] ?
            only :
            cmdlets.Single(cmdlet => cmdlet.Name.StartsWith("Update", StringComparison.Ordinal) == input.ContainsKey("update"));
    }
}
