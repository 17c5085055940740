namespace NeptuneMl.TestKit.Http;

/// <summary>What happens to the connection after a response.</summary>
public enum AfterResponse
{
    KeepOpen,
    Close,
    Reset,
}
