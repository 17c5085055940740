using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Sdk;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Wire;

/// <summary>Sessions with a scripted server, and the calls that the tests make over them.</summary>
internal static class Services
{
    public const string Membership = "11111111-2222-3333-4444-555555555555";
    public const string ModelArn = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Membership}/trained-model/m";

    public static ConnectionOptions Unsigned { get; } =
        new() { Unsigned = true, MaxAttempts = 3, RequestTimeout = TimeSpan.FromSeconds(20) };

    public static NeptuneSession Neptune(string url, ConnectionOptions? options = null) =>
        NeptuneSession.Of(NeptuneSession.Open((options ?? Unsigned) with { EndpointUrl = url, Environment = EnvironmentSettings.Read() }));

    public static CleanRoomsSession CleanRooms(
        string url,
        int attempts = 3) => CleanRoomsSession.Of(CleanRoomsSession.Open(new ConnectionOptions
        {
            EndpointUrl = url,
            Region = "us-east-1",
            Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "secret", null),
            MaxAttempts = attempts,
            RequestTimeout = TimeSpan.FromSeconds(20),
        }));

    /// <summary>The context of a call that writes no messages, or writes them to a stream.</summary>
    public static CallContext Context(this ServiceSession session, CallStream? log = null, CancellationToken cancellationToken = default) =>
        new(session, log, cancellationToken);

    public static Task<DataProcessingJob> ReadAsync(NeptuneSession session, string id = "job-1") =>
        ReadAsync(session.Context(), id);

    public static Task<DataProcessingJob> ReadAsync(CallContext context, string id = "job-1") =>
        DataProcessingJobs.Resource.Get!.PrepareFrom(context.Session, new ResultScope { Id = id }).SendAsync(context);

    public static Task<DataProcessingJob> StartAsync(NeptuneSession session, string? id = null)
    {
        ApiInput input = new();
        input.Add("id", "Id", id);
        input.Add("inputDataS3Location", "InputDataS3Location", "s3://b/in");
        input.Add("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out");
        return DataProcessingJobs.Resource.PrepareCreate(session, input).SendAsync(session.Context());
    }

    public static Task<TrainedModel> ReadModelAsync(CleanRoomsSession session) =>
        TrainedModels.Resource.Get!.PrepareFrom(session, new ResultScope { MembershipIdentifier = Membership, TrainedModelArn = ModelArn })
            .SendAsync(session.Context());

    public static Task<TrainedModel> CreateModelAsync(CleanRoomsSession session) => CreateModelAsync(session, Membership, "a", "c");

    /// <summary>Trains in the sample collaboration that every emulator has.</summary>
    public static Task<TrainedModel> CreateSampleModelAsync(CleanRoomsSession session) => CreateModelAsync(
        session, "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10", "4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04", "0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0");

    private static Task<TrainedModel> CreateModelAsync(CleanRoomsSession session, string membership, string association, string channel)
    {
        ApiInput input = new();
        input.Add("membershipIdentifier", "MembershipIdentifier", membership);
        input.Add("name", "Name", "model");
        input.Add("configuredModelAlgorithmAssociationArn", "ConfiguredModelAlgorithmAssociationArn",
            $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{membership}/configured-model-algorithm-association/{association}");
        input.Add("resourceConfig.instanceType", "InstanceType", "ml.m5.xlarge");
        input.Add("resourceConfig.volumeSizeInGB", "VolumeSizeInGB", 10);
        input.Add("dataChannels", "DataChannel", new[]
        {
            new DataChannel {
                ChannelName = "train",
                MLInputChannelArn = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{membership}/ml-input-channel/{channel}" },
        });
        return TrainedModels.Resource.PrepareCreate(session, input).SendAsync(session.Context());
    }

    /// <summary>An error as Neptune writes it.</summary>
    public static ScriptedResponse NeptuneError(int status, string code, string message = "Words from the service.") =>
        ScriptedResponse.Json(
            $$"""{"requestId":"req-1","code":"{{code}}","detailedMessage":"{{message}}"}""",
            status,
            ("x-amzn-RequestId", "req-1"));

    /// <summary>An error as Clean Rooms ML writes it.</summary>
    public static ScriptedResponse CleanRoomsError(int status, string code, string message = "Words from the service.") =>
        ScriptedResponse.Json($$"""{"message":"{{message}}"}""", status, ("x-amzn-RequestId", "req-1"), ("x-amzn-ErrorType", code));

    public static async Task<NeptuneMLException> FailureOfAsync<T>(Task<T> call) =>
        await Assert.ThrowsAsync<NeptuneMLException>(() => call);
}
