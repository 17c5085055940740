using Amazon.Runtime;
using Amazon.Runtime.Internal;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Connections;

/// <summary>
/// Neptune refuses a signature whose time is wrong under the one code that it has for every refusal. Under the code that the SDK
/// knows for it, the SDK works out how far the clocks are apart and signs again.
/// </summary>
internal sealed class SkewNaming : IExceptionHandler
{
    private const string KnownCode = "InvalidSignatureException";

    private readonly IExceptionHandler _reader;

    private SkewNaming(IExceptionHandler reader) => _reader = reader;

    public static void AddTo(RuntimePipeline pipeline)
    {
        foreach (ErrorHandler handler in pipeline.EnumerateHandlers().OfType<ErrorHandler>())
            if (handler.ExceptionHandlers.TryGetValue(typeof(HttpErrorResponseException), out IExceptionHandler? reader))
                handler.ExceptionHandlers[typeof(HttpErrorResponseException)] = new SkewNaming(reader);
    }

    public bool Handle(IExecutionContext executionContext, Exception exception)
    {
        try
        {
            return _reader.Handle(executionContext, exception);
        }
        catch (AmazonServiceException refusal) when (Failures.IsClockSkew(refusal))
        {
            refusal.ErrorCode = KnownCode;
            throw;
        }
    }

    public async Task<bool> HandleAsync(IExecutionContext executionContext, Exception exception)
    {
        try
        {
            return await _reader.HandleAsync(executionContext, exception).ConfigureAwait(false);
        }
        catch (AmazonServiceException refusal) when (Failures.IsClockSkew(refusal))
        {
            refusal.ErrorCode = KnownCode;
            throw;
        }
    }
}
