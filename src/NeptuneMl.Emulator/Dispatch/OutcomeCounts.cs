namespace NeptuneMl.Emulator.Dispatch;

/// <summary>What became of the requests for one operation. A fault that comes before the effect keeps a request from being counted.</summary>
internal sealed class OutcomeCounts
{
    private int _done;
    private int _refused;
    private int _denied;

    /// <summary>How many had their effect, whether or not the answer arrived.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>How many were refused for what they asked.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>How many were refused for how they were signed.</summary>
    public int Denied => Volatile.Read(ref _denied);

    public void AddDone() => Interlocked.Increment(ref _done);

    public void AddRefused() => Interlocked.Increment(ref _refused);

    public void AddDenied() => Interlocked.Increment(ref _denied);
}
