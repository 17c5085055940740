using PuppeteerSharp;

namespace NeptuneMl.Core.Tests.Workflows.Report;

/// <summary>A Chrome, Chromium or Edge of this machine, without a window. Tests are skipped on a machine without one, except where CI is
/// true.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"];

    private static readonly string[] s_places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
           from program in new[] { @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe" }
           select Path.Combine(Environment.GetFolderPath(folder), program),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("neptuneml-browser").FullName;
    private IBrowser? _browser;

    /// <summary>The browser's program: of CHROME_PATH, or the first one found.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } given
        ? given
        : Candidates().FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        _browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Program,
            UserDataDir = Path.Combine(_folder, "profile"),
            // Root cannot use the sandbox, and the only page is the report. Nothing is looked up in the network.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
            ],
        });
    }

    /// <summary>Opens a page from a file, as a user does.</summary>
    internal async Task<IPage> OpenAsync(string html, int width = 1280)
    {
        const string missing = "No Chrome, Chromium or Edge is installed; CHROME_PATH may name one.";
        if (_browser is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip(missing);
        Assert.True(_browser is not null, missing);
        string file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        IPage page = await _browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.GoToAsync(new Uri(file).AbsoluteUri, new NavigationOptions { Timeout = 30_000 });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Candidates() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
            .Concat(s_places);
}
