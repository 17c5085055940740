namespace NeptuneMl.Emulator.Dispatch;

/// <summary>A request that the service refuses with one of the errors of its API.</summary>
internal sealed class ServiceException(string code, string message) : Exception(message)
{
    /// <summary>The error's name in the API description, such as <c>MLResourceNotFoundException</c>.</summary>
    public string Code { get; } = code;
}
