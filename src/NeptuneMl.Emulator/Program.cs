using System.Net.Sockets;
using System.Runtime.InteropServices;
using NeptuneMl.Emulator;

const int Success = 0;
const int CannotListen = 1;
const int BadArguments = 2;

ConsoleArguments arguments;
try
{
    arguments = ConsoleArguments.Parse(args);
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync($"error: {exception.Message}\n\n{ConsoleArguments.Usage}").ConfigureAwait(false);
    return BadArguments;
}

if (arguments.WantsHelp)
{
    Console.WriteLine(ConsoleArguments.Usage);
    return Success;
}

SigningCredential[] credentials = [];
if (arguments.VerifiesSignatures)
{
    if (Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is not { Length: > 0 } key
        || Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") is not { Length: > 0 } secret)
    {
        await Console.Error
            .WriteLineAsync("error: --verify-signatures needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY").ConfigureAwait(false);
        return BadArguments;
    }

    string? token = Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN");
    credentials = [new SigningCredential(key, secret, token is { Length: > 0 } ? token : null)];
}

TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    EmulatorServer server = await EmulatorServer
        .StartAsync(new EmulatorOptions
        {
            Port = arguments.Port,
            JobDuration = arguments.JobDuration,
            Faults = arguments.Faults,
            Credentials = credentials,
            EnforcesQuotas = arguments.EnforcesQuotas,
        }).ConfigureAwait(false);
    await using (server.ConfigureAwait(false))
    {
        Console.WriteLine($"listening on http://127.0.0.1:{server.Port}");
        await stopped.Task.ConfigureAwait(false);
    }
}
catch (SocketException exception)
{
    string reason = exception.SocketErrorCode == SocketError.AddressAlreadyInUse ? "it is in use" : exception.Message;
    await Console.Error.WriteLineAsync($"error: cannot listen on port {arguments.Port}: {reason}").ConfigureAwait(false);
    return CannotListen;
}

return Success;

void Stop(PosixSignalContext context)
{
    // Prevents the runtime from ending the process before the server has closed its connections.
    context.Cancel = true;
    stopped.TrySetResult();
}
