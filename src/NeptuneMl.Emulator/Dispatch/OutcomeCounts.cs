namespace NeptuneMl.Emulator.Dispatch;

/// <summary>The outcomes of the requests for one operation. A request that a fault stops before its effect is not counted.</summary>
internal sealed class OutcomeCounts
{
    private int _done;
    private int _refused;
    private int _denied;

    /// <summary>The number of requests that succeeded, whether or not the client received the response.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>The number of requests that the service rejected for their content.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>The number of requests that were rejected for their credentials or signature.</summary>
    public int Denied => Volatile.Read(ref _denied);

    public void AddDone() => Interlocked.Increment(ref _done);

    public void AddRefused() => Interlocked.Increment(ref _refused);

    public void AddDenied() => Interlocked.Increment(ref _denied);
}
