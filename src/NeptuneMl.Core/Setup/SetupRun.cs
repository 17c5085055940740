namespace NeptuneMl.Core.Setup;

/// <summary>Runs checks, each as soon as the checks before it have completed, and writes each when it completes. When a check before it
/// failed, a check is skipped and names it.</summary>
/// <param name="context">The context of the calls.</param>
// The semaphore has no handle of the system, and checks may still use it after Ctrl+C.
#pragma warning disable CA1001
internal sealed class SetupRun(CallContext context)
#pragma warning restore CA1001
{
    // Services throttle bursts, and the checks are many small reads.
    private const int ConcurrentCalls = 4;
    private const int MaxLength = 2000;

    private readonly SemaphoreSlim _turns = new(ConcurrentCalls);
    private readonly List<Task<CompletedCheck>> _checks = [];

    public CallContext Context => context;

    public Token CancellationToken => context.CancellationToken;

    /// <summary>Adds a check.</summary>
    /// <param name="name">The name of the check.</param>
    /// <param name="check">Makes the check.</param>
    /// <param name="after">The checks that must have passed.</param>
    public Task<CompletedCheck> Add(string name, Func<Task<Finding>> check, params Task<CompletedCheck>[] after) =>
        AddBehind([], name, check, after);

    /// <summary>Adds a check that uses what other checks found, whether or not they passed.</summary>
    /// <param name="behind">The checks that must have completed.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="check">Makes the check.</param>
    /// <param name="after">The checks that must have passed.</param>
    public Task<CompletedCheck> AddBehind(
        IReadOnlyList<Task<CompletedCheck>> behind, string name, Func<Task<Finding>> check, params Task<CompletedCheck>[] after)
    {
        Task<CompletedCheck> running = RunAsync(behind, name, check, after);
        lock (_checks) _checks.Add(running);
        return running;
    }

    /// <summary>Waits for all checks, also for those that other checks add.</summary>
    public async Task CompleteAsync()
    {
        for (int index = 0; At(index) is { } check; index++) await check.ConfigureAwait(false);
    }

    private Task<CompletedCheck>? At(int index)
    {
        lock (_checks) return index < _checks.Count ? _checks[index] : null;
    }

    private async Task<CompletedCheck> RunAsync(
        IReadOnlyList<Task<CompletedCheck>> behind, string name, Func<Task<Finding>> check, Task<CompletedCheck>[] after)
    {
        await Task.WhenAll(behind).ConfigureAwait(false);
        string? cause = null;
        foreach (Task<CompletedCheck> before in after) cause ??= (await before.ConfigureAwait(false)).Cause;
        Finding finding = cause is null
            ? await FindAsync(check).ConfigureAwait(false)
            : new Finding(SetupCheckResult.Skipped, $"Not checked, because the check '{cause}' failed.");
        SetupCheck completed = new()
        {
            Connection = context.Session.Connection,
            Name = Printable.Text(name),
            Result = finding.Result,
            Detail = Printable.Text(finding.Detail, MaxLength),
            Fix = finding.Fix is { } fix ? Printable.Text(fix, MaxLength) : null,
        };
        await context.Log!.WriteAsync(completed, context.CancellationToken).ConfigureAwait(false);
        return new CompletedCheck(completed, cause ?? (finding.Blocks ? completed.Name : null));
    }

    private async Task<Finding> FindAsync(Func<Task<Finding>> check)
    {
        await _turns.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            return await check().ConfigureAwait(false);
        }
        // A failure of one check must not end the others.
#pragma warning disable CA1031
        catch (Exception failure) when (!(failure is OperationCanceledException && context.CancellationToken.IsCancellationRequested))
#pragma warning restore CA1031
        {
            return Finding.Of(Failures.From(failure));
        }
        finally
        {
            _turns.Release();
        }
    }
}
