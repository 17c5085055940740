using System.ComponentModel;
using System.Diagnostics;

namespace NeptuneMl.Emulator.Tests.Clients;

/// <summary>Runs clients that nobody here wrote.</summary>
internal static class Tool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params IEnumerable<string> args)
    {
        using Process process = Process.Start(StartInfo(program, args))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Whether the tests with the AWS CLI run: where it is installed, and always in CI, where a missing client is a failure.</summary>
    public static bool AwsCliIsExpected { get; } = IsCi || Exists("aws", "--version");

    /// <summary>Whether the tests with boto3 run: where it is installed, and always in CI, where a missing client is a failure.</summary>
    public static bool Boto3IsExpected { get; } = IsCi || Exists("python3", "-c", "import boto3");

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    private static bool Exists(string program, params string[] args)
    {
        try
        {
            using Process process = Process.Start(StartInfo(program, args))!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.StandardError.ReadToEnd();
            return process.WaitForExit(s_patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> args) => new(program, args)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "example",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-credentials"),
            ["AWS_PAGER"] = "",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        },
    };
}
