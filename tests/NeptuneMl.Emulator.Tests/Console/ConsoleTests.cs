using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using NeptuneMl.Emulator.Tests.CleanRooms;

namespace NeptuneMl.Emulator.Tests.Console;

public sealed partial class ConsoleTests
{
    private static readonly string DotnetHost = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether a process can be asked to end with SIGTERM.</summary>
    public static bool HasSignals => !OperatingSystem.IsWindows();

    [Fact(Skip = "Windows has no SIGTERM.", SkipUnless = nameof(HasSignals))]
    public async Task Program_writes_its_address_and_exits_cleanly_on_SIGTERM()
    {
        using Process emulator = Start("--port", "0", "--job-seconds", "0");
        string? line = await emulator.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        Match match = ListeningLine().Match(line ?? "");
        Assert.True(match.Success, line);
        using (HttpClient http = new())
        {
            string status = await http.GetStringAsync($"{match.Groups[1].Value}/status");
            Assert.Contains("healthy", status, StringComparison.Ordinal);
        }

        using Process kill = Process.Start("kill", ["-TERM", emulator.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await emulator.WaitForExitAsync().WaitAsync(s_patience);
        Assert.Equal(0, emulator.ExitCode);
        Assert.Equal("", await emulator.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Quotas_are_enforced_with_their_argument()
    {
        using Process emulator = Start("--quota", "--job-seconds", "600");
        try
        {
            Match match = ListeningLine().Match(await emulator.StandardOutput.ReadLineAsync().WaitAsync(s_patience) ?? "");
            using HttpClient http = new() { BaseAddress = new Uri(match.Groups[1].Value) };
            HttpResponseMessage last = await http.PostAsJsonAsync(Memberships.Models, Memberships.Model("model 0"));
            for (int i = 1; i <= 5; i++)
            {
                Assert.Equal(HttpStatusCode.OK, last.StatusCode);
                last = await http.PostAsJsonAsync(Memberships.Models, Memberships.Model($"model {i}"));
            }

            Assert.Equal(HttpStatusCode.PaymentRequired, last.StatusCode);
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync().WaitAsync(s_patience);
        }
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--port")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--job-seconds", "soon")]
    [InlineData("--job-seconds", "-1")]
    public async Task Invalid_arguments_exit_with_code_2(params string[] args)
    {
        (int exitCode, string output, string error) = await RunAsync(args);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(args[0], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_written_to_stdout_with_exit_code_0()
    {
        (int exitCode, string output, string error) = await RunAsync("--help");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("--job-seconds", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_in_use_exits_with_code_1()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (int exitCode, string output, string error) = await RunAsync("--port", port);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal($"error: cannot listen on port {port}: it is in use", error.Trim());
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using Process process = Start(args);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        DotnetHost, [Path.Combine(AppContext.BaseDirectory, "NeptuneMl.Emulator.dll"), .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [GeneratedRegex(@"\Alistening on (http://127\.0\.0\.1:\d+)\z")]
    private static partial Regex ListeningLine();
}
