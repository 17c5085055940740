namespace NeptuneMl.TestKit.Clocks;

/// <summary>Ends a test that hangs, and says what it was doing.</summary>
internal static class Watchdog
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <param name="work">What has to end; the token is cancelled when it does not.</param>
    /// <param name="doing">What it was doing, asked when it has not ended.</param>
    public static async Task EndsAsync(Func<CancellationToken, Task> work, Func<string> doing)
    {
        using CancellationTokenSource stop = new();
        try
        {
            await Task.Run(() => work(stop.Token)).WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            string state = doing();
            await stop.CancelAsync();
            throw new TimeoutException($"Not done after {s_patience.TotalSeconds:0} s: {state}");
        }
    }
}
