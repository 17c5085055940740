using Amazon.Runtime.Identity;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace NeptuneMl.Core.Sdk;

/// <summary>Signs a request whose query string repeats a key, such as <c>tagKeys</c> of UntagResource, with the values sorted as Signature
/// Version 4 requires: by their URI-encoded text.</summary>
/// <remarks>The SDK sorts the values before it encodes them: <c>cost-center</c> comes before <c>cost:center</c>, but must come after
/// <c>cost%3Acenter</c>. The service then rejects the signature. In AWSSDK.Core 4.1.0, ParameterCollection.GetParametersEnumerable sorts
/// the values of a list (Amazon.Runtime/Internal/ParameterCollection.cs), and AWS4Signer.CanonicalizeQueryParameters sorts by key and then
/// encodes (Amazon.Runtime/Internal/Auth/AWS4Signer.cs). A test fails as soon as the SDK's own signature is correct.</remarks>
internal sealed class RepeatedQueryKeys : PipelineHandler
{
    private static readonly EncodedOrderSigner s_signer = new();

    private RepeatedQueryKeys()
    {
    }

    public static void AddTo(RuntimePipeline pipeline) => pipeline.AddHandlerBefore<Signer>(new RepeatedQueryKeys());

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IRequestContext context = executionContext.RequestContext;
        if (context.Signer?.GetType() == typeof(AWS4Signer) && RepeatsKey(context.Request)) context.Signer = s_signer;
        return base.InvokeAsync<T>(executionContext);
    }

    private static bool RepeatsKey(IRequest request) =>
        request.UseQueryString && request.ParameterCollection.Values.Any(value => value is StringListParameterValue { Value.Count: > 1 });

    private sealed class EncodedOrderSigner : AWS4Signer
    {
        public override void Sign(IRequest request, IClientConfig clientConfig, RequestMetrics metrics, BaseIdentity identity)
        {
            base.Sign(request, clientConfig, metrics, identity);
            if (request.AWS4SignerResult is not { } signed) return;

            // Headers, payload hash and credential scope stay as the SDK signed them; only the canonical query string differs.
            request.Headers.Remove(HeaderKeys.AuthorizationHeader);
            string canonicalRequest = CanonicalizeRequest(
                request.Endpoint, request.ResourcePath, request.HttpMethod, SortAndPruneHeaders(request.Headers), EncodedQuery(request),
                request.Headers[HeaderKeys.XAmzContentSha256Header], request.PathResources, request.UseDoubleEncoding);
            // 20260131/us-east-1/cleanrooms-ml/aws4_request
            string[] scope = signed.Scope.Split('/');
            request.AWS4SignerResult = ComputeSignature(
                ((AWSCredentials)identity).GetCredentials(), scope[1], signed.DateTime, scope[2], signed.SignedHeaders, canonicalRequest);
            request.Headers[HeaderKeys.AuthorizationHeader] = request.AWS4SignerResult.ForAuthorizationHeader;
        }

        private static string EncodedQuery(IRequest request) => string.Join('&', GetParametersToCanonicalize(request)
            .Select(pair => (Key: AWSSDKUtils.UrlEncode(pair.Key, false), Value: AWSSDKUtils.UrlEncode(pair.Value, false)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}"));
    }
}
