namespace NeptuneMl.Core.Operations;

/// <summary>A request of an operation, bound and checked, ready to be sent.</summary>
/// <param name="request">The SDK's request.</param>
internal abstract class PreparedRequest<TResult>(AmazonWebServiceRequest request)
    where TResult : class
{
    /// <summary>The SDK's request.</summary>
    public AmazonWebServiceRequest Request => request;

    /// <summary>The request as it would be sent.</summary>
    public RequestPreview Preview() => RequestPreview.Of(request);

    /// <summary>Sends the request and reads the result. The operation is idempotent, so the request may be retried.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="known">An object whose members fill those that the response lacks; without it, and after it, the request does.</param>
    public abstract Task<TResult> SendAsync(CallContext context, object? known = null);

    /// <summary>Sends a request that is not idempotent: when no response was received, looks up the resource before a retry.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="known">An object whose members fill those that the response lacks; without it, and after it, the request does.</param>
    /// <param name="lookUp">Looks up the resource when no response was received; returns null when it does not exist.</param>
    public abstract Task<TResult> SendOnceAsync(CallContext context, object? known, Func<Task<TResult?>> lookUp);

    /// <summary>Streams the items, reading each page when its first item is consumed.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="completesItems">Whether members that an item lacks are taken from the request.</param>
    public abstract IAsyncEnumerable<TResult> ListAsync(CallContext context, bool completesItems = true);
}
