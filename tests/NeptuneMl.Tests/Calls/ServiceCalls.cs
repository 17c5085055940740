using System.Text.Json.Nodes;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Emulator;
using NeptuneMl.TestSamples;

namespace NeptuneMl.Tests.Calls;

/// <summary>Makes each operation's call in the way its cmdlet does.</summary>
internal sealed class ServiceCalls
{
    private readonly NeptuneSession _neptune;
    private readonly CleanRoomsSession _cleanRooms;

    /// <param name="url">Where both services answer.</param>
    /// <param name="signer">Who signs; with nobody, Neptune's requests are not signed.</param>
    public ServiceCalls(string url, SigningCredential? signer = null)
    {
        object keys = CredentialInput.FromKeys(signer?.AccessKeyId ?? "AKIDEXAMPLE", signer?.SecretAccessKey ?? "secret", signer?.SessionToken);
        ConnectionOptions options = new() { EndpointUrl = url, Region = "us-east-1", Credentials = keys, MaxAttempts = 1 };
        _neptune = NeptuneSession.Of(NeptuneSession.Open(signer is null ? options with { Unsigned = true } : options));
        _cleanRooms = CleanRoomsSession.Of(CleanRoomsSession.Open(options));
    }

    /// <param name="uses">Whether a parameter for a path is given; all are unless said otherwise.</param>
    /// <returns>What the cmdlet emits: results, or nothing.</returns>
    public async Task<IReadOnlyList<object>> CallAsync(Operation operation, JsonObject input, Func<string, bool>? uses = null)
    {
        bool? clean = (bool?)input["clean"];
        switch (operation.Name)
        {
            case "GetEngineStatus": return [await Engine.GetStatusAsync(_neptune, null, CancellationToken.None)];
            case "StartMLDataProcessingJob": return [await SendAsync(operation, input, DataProcessingJobs.Start)];
            case "StartMLModelTrainingJob": return [await SendAsync(operation, input, TrainingJobs.Start)];
            case "StartMLModelTransformJob": return [await SendAsync(operation, input, TransformJobs.Start)];
            case "CreateMLEndpoint" when input.ContainsKey("update"): return [await SendAsync(operation, input, MLEndpoints.Update)];
            case "CreateMLEndpoint": return [await SendAsync(operation, input, MLEndpoints.Create)];
            case string when CleanRoomsOperations.Find(operation.Name) is { } found: return await found.CallAsync(_cleanRooms, CmdletInput.Read(CmdletFor(operation, input), input, uses));
            default:
                return await (operation.Name switch
                {
                    string name when name.Contains("DataProcessing", StringComparison.Ordinal) => OnJobs(name, new DataProcessingJobs(_neptune), input, clean),
                    string name when name.Contains("Training", StringComparison.Ordinal) => OnJobs(name, new TrainingJobs(_neptune), input, clean),
                    string name when name.Contains("Transform", StringComparison.Ordinal) => OnJobs(name, new TransformJobs(_neptune), input, clean),
                    string name => OnJobs(name, new MLEndpoints(_neptune), input, clean),
                });
        }
    }

    /// <summary>Looks up what an earlier run created, as <c>-Resume</c> does.</summary>
    public Task<object?> FindEarlierAsync(Operation operation, JsonObject input)
    {
        ApiInput given = CmdletInput.Read(CmdletFor(operation, input), input);
        return operation.Name switch
        {
            "StartMLDataProcessingJob" => FindAsync(DataProcessingJobs.Start(_neptune, given)),
            "StartMLModelTrainingJob" => FindAsync(TrainingJobs.Start(_neptune, given)),
            "StartMLModelTransformJob" => FindAsync(TransformJobs.Start(_neptune, given)),
            "CreateMLEndpoint" => FindAsync(MLEndpoints.Create(_neptune, given)),
            "StartTrainedModelExportJob" => FindAsync(TrainedModelExportJobs.PrepareStart(_cleanRooms, given, SampleText.Uuid)),
            string name => CleanRoomsOperations.Find(name)!.FindEarlierAsync!(_cleanRooms, given),
        };

        static async Task<object?> FindAsync<T>(Change<T> change)
            where T : class => await change.FindAsync!(null, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<object>> OnJobs<TJob>(string operation, NeptuneJobs<TJob> jobs, JsonObject input, bool? clean)
        where TJob : NeptuneMLResource
    {
        string? role = (string?)input["neptuneIamRoleArn"];
        if (operation.StartsWith("List", StringComparison.Ordinal)) return [.. await jobs.ListIdsAsync((int?)input["maxItems"], role, null, CancellationToken.None)];
        string id = (string?)input["id"] ?? "";
        if (operation.StartsWith("Get", StringComparison.Ordinal)) return [await jobs.GetAsync(id, role, null, null, CancellationToken.None)];
        await jobs.StopAsync(id, role, clean, null, CancellationToken.None);
        return [];
    }

    private Task<T> SendAsync<T>(Operation operation, JsonObject input, Func<NeptuneSession, ApiInput, Change<T>> prepare)
        where T : class =>
        prepare(_neptune, CmdletInput.Read(CmdletFor(operation, input), input)).SendAsync(null, CancellationToken.None);

    // Only an endpoint is updated by the operation that creates it.
    private static Type CmdletFor(Operation operation, JsonObject input)
    {
        Type[] cmdlets = [.. CmdletInput.For(operation)];
        return cmdlets is [Type only] ? only : cmdlets.Single(cmdlet => cmdlet.Name.StartsWith("Update", StringComparison.Ordinal) == input.ContainsKey("update"));
    }
}
