using Amazon.Runtime;
using Amazon.Runtime.Internal;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Gives the exceptions that the SDK makes of error responses the code of <see cref="ReceivedError"/>, before the SDK decides by the
/// code whether to retry. Neptune rejects a signature whose time is wrong under the one code that it has for every rejection: under
/// the code that the SDK knows for it, the SDK works out how far the clocks are apart and signs again.
/// </summary>
internal sealed class ErrorCodes : IExceptionHandler
{
    // The SDK retries a status of 429 only under a code that it knows.
    private const string ThrottlingCode = "TooManyRequestsException";
    private const string ClockSkewCode = "InvalidSignatureException";

    private readonly IExceptionHandler _reader;

    private ErrorCodes(IExceptionHandler reader) => _reader = reader;

    public static void AddTo(RuntimePipeline pipeline)
    {
        foreach (ErrorHandler handler in pipeline.EnumerateHandlers().OfType<ErrorHandler>())
            if (handler.ExceptionHandlers.TryGetValue(typeof(HttpErrorResponseException), out IExceptionHandler? reader))
                handler.ExceptionHandlers[typeof(HttpErrorResponseException)] = new ErrorCodes(reader);
    }

    public bool Handle(IExecutionContext executionContext, Exception exception)
    {
        try
        {
            return _reader.Handle(executionContext, exception);
        }
        catch (AmazonServiceException error)
        {
            Correct(error);
            throw;
        }
    }

    public async Task<bool> HandleAsync(IExecutionContext executionContext, Exception exception)
    {
        try
        {
            return await _reader.HandleAsync(executionContext, exception).ConfigureAwait(false);
        }
        catch (AmazonServiceException error)
        {
            Correct(error);
            throw;
        }
    }

    private static void Correct(AmazonServiceException error)
    {
        if (CallTrace.Current?.Error is not { } received) return;
        if (received.Code is { } code) error.ErrorCode = code;
        if (ErrorMeaning.IsThrottling(received, (int)error.StatusCode) && received.Code is not "ThrottlingException") error.ErrorCode = ThrottlingCode;
        if (SignatureErrors.IsClockSkew(received.Message)) error.ErrorCode = ClockSkewCode;
    }
}
