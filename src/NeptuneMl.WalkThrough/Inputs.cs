using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.WalkThrough;

/// <summary>How this walk-through connects and writes inputs.</summary>
internal static class Inputs
{
    public const string Role = "arn:aws:iam::123456789012:role/CleanRoomsML";

    public static ConnectionOptions Connection(Uri emulator) => new()
    {
        EndpointUrl = emulator.ToString(),
        Region = "us-east-1",
        Credentials = CredentialInput.FromKeys("AKIAEMULATOREXAMPLE0", "practice", null),
    };

    public static ApiInput Of(params (string Member, object? Value)[] members)
    {
        ApiInput input = new();
        foreach ((string member, object? value) in members) input.Default(member, value);
        return input;
    }
}
