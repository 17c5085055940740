using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>Sets the error code of <see cref="ReceivedError"/> on the SDK's exceptions, before the SDK decides by the code whether to
/// retry. Neptune has one code for all rejected signatures. For clock skew this class sets a code that the SDK recognizes, so that the SDK
/// corrects the clock skew and signs again.</summary>
internal sealed class ErrorCodes : IExceptionHandler
{
    // The SDK retries HTTP 429 only with an error code that it recognizes.
    private const string ThrottlingCode = "TooManyRequestsException";
    private const string ClockSkewCode = "InvalidSignatureException";

    private readonly IExceptionHandler _reader;

    private ErrorCodes(IExceptionHandler reader) => _reader = reader;

    public static void AddTo(RuntimePipeline pipeline)
    {
        foreach (ErrorHandler handler in pipeline.EnumerateHandlers().OfType<ErrorHandler>())
        {
            if (handler.ExceptionHandlers.TryGetValue(typeof(HttpErrorResponseException), out IExceptionHandler? reader))
                handler.ExceptionHandlers[typeof(HttpErrorResponseException)] = new ErrorCodes(reader);
        }
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
        if (ErrorMeaning.IsThrottling(received, (int)error.StatusCode) && received.Code is not "ThrottlingException")
            error.ErrorCode = ThrottlingCode;
        if (SignatureErrors.IsClockSkew(received.Message)) error.ErrorCode = ClockSkewCode;
    }
}
