using System.Collections;
using System.Reflection;
using Amazon.CleanRoomsML;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>
/// One operation of Clean Rooms ML. Its request is made of an input by member name and its results are read by member name,
/// so that all there is to say of an operation is which call it is.
/// </summary>
/// <typeparam name="TResult">What its answer, or each item of its answer, becomes.</typeparam>
internal abstract class Operation<TResult>
    where TResult : class
{
    private protected Operation(string name) => Name = name;

    /// <summary>The name of the operation in the API.</summary>
    public string Name { get; }

    /// <param name="call">The call of the client.</param>
    /// <param name="rules">The rules that its request must keep.</param>
    public static Operation<TResult> Of<TRequest, TResponse>(
        Func<IAmazonCleanRoomsML, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules)
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse => new Typed<TRequest, TResponse>(call, rules);

    /// <summary>Sends it and reads its result. It may be sent twice when the first answer is lost.</summary>
    public abstract Task<TResult> SendAsync(CleanRoomsSession session, ApiInput input, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>Sends it with what a request or a result of another operation has under the names of its members.</summary>
    public abstract Task<TResult> SendForAsync(CleanRoomsSession session, object known, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>Reads page after page as they are asked for.</summary>
    public abstract IAsyncEnumerable<TResult> ListAsync(CleanRoomsSession session, ApiInput input, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>Like <see cref="ListAsync"/>, of what a request or a result of another operation has under the names of its members.</summary>
    public abstract IAsyncEnumerable<TResult> ListForAsync(CleanRoomsSession session, object known, CallStream? stream, CancellationToken cancellationToken);

    /// <summary>Checks an input and keeps it until it is to be sent.</summary>
    /// <param name="session">The connection's session.</param>
    /// <param name="input">The input.</param>
    /// <param name="key">What it is about, in words for the confirmation.</param>
    /// <param name="look">
    /// How to look, given the request, whether it took effect when that is not known; null when it may be sent twice.
    /// </param>
    /// <param name="find">How to find, given the request, what an earlier run has made of it; null where that cannot be known.</param>
    public abstract Change<TResult> Prepare(
        CleanRoomsSession session, ApiInput input, string key,
        Func<object, CallStream?, CancellationToken, Task<TResult?>>? look = null, Func<object, CallStream?, CancellationToken, Task<TResult?>>? find = null);

    private sealed class Typed<TRequest, TResponse>(
        Func<IAmazonCleanRoomsML, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules)
        : Operation<TResult>(typeof(TRequest).Name[..^"Request".Length])
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse
    {
        /// <summary>The largest page the service gives.</summary>
        private const int PageSize = 100;

        private static readonly PropertyInfo? s_membership = typeof(TRequest).GetProperty("MembershipIdentifier");
        private static readonly PropertyInfo? s_collaboration = typeof(TRequest).GetProperty("CollaborationIdentifier");
        private static readonly PropertyInfo? s_pageToken = typeof(TRequest).GetProperty("NextToken");
        private static readonly PropertyInfo? s_pageSize = typeof(TRequest).GetProperty("MaxResults");
        private static readonly PropertyInfo? s_list = Array.Find(typeof(TResponse).GetProperties(), property => typeof(IList).IsAssignableFrom(property.PropertyType));
        private static readonly PropertyInfo? s_nextPage = typeof(TResponse).GetProperty("NextToken");

        public override Task<TResult> SendAsync(CleanRoomsSession session, ApiInput input, CallStream? stream, CancellationToken cancellationToken) =>
            SendAsync(session, CheckedRequest.From(input, rules, session.Connection.Region), stream, cancellationToken);

        public override Task<TResult> SendForAsync(CleanRoomsSession session, object known, CallStream? stream, CancellationToken cancellationToken) =>
            SendAsync(session, RequestBinder.From<TRequest>(known), stream, cancellationToken);

        public override IAsyncEnumerable<TResult> ListAsync(CleanRoomsSession session, ApiInput input, CallStream? stream, CancellationToken cancellationToken) =>
            ListAsync(session, CheckedRequest.From(input, rules, session.Connection.Region), Result, stream, cancellationToken);

        public override IAsyncEnumerable<TResult> ListForAsync(CleanRoomsSession session, object known, CallStream? stream, CancellationToken cancellationToken) =>
            ListAsync(session, RequestBinder.From<TRequest>(known), Listed, stream, cancellationToken);

        public override Change<TResult> Prepare(
            CleanRoomsSession session, ApiInput input, string key,
            Func<object, CallStream?, CancellationToken, Task<TResult?>>? look, Func<object, CallStream?, CancellationToken, Task<TResult?>>? find)
        {
            TRequest request = CheckedRequest.From(input, rules, session.Connection.Region);
            return new Change<TResult>(
                key,
                look is null
                    ? (stream, cancellationToken) => SendAsync(session, request, stream, cancellationToken)
                    : (stream, cancellationToken) => session.ChangeOnceAsync(
                        call, rules, request, response => Result(session, response, request), token => look(request, stream, token), stream, cancellationToken),
                find is null ? null : (stream, cancellationToken) => find(request, stream, cancellationToken));
        }

        private Task<TResult> SendAsync(CleanRoomsSession session, TRequest request, CallStream? stream, CancellationToken cancellationToken) =>
            session.SendAsync(call, rules, request, response => Result(session, response, request), stream, cancellationToken);

        private IAsyncEnumerable<TResult> ListAsync(
            CleanRoomsSession session, TRequest request, Func<CleanRoomsSession, object, TRequest, TResult> read, CallStream? stream, CancellationToken cancellationToken)
        {
            s_pageSize?.SetValue(request, PageSize);
            return Paging.StreamAsync<TResult>(
                page =>
                {
                    s_pageToken?.SetValue(request, page.Token);
                    return session.SendAsync(
                        call, rules, request, response => page.Next([.. Items(response).Select(item => read(session, item, request))], (string?)s_nextPage?.GetValue(response)),
                        stream, cancellationToken);
                },
                cancellationToken);
        }

        // What the answer leaves out was asked for.
        private static TResult Result(CleanRoomsSession session, object answer, TRequest request) =>
            ResultReader.ReadAnswer<TResult>(answer, request, new { session.Connection });

        // What is compared with a request must come from the service, and not from the filter; whose list it is comes from there.
        private static TResult Listed(CleanRoomsSession session, object item, TRequest request) => ResultReader.ReadAnswer<TResult>(
            item, new { MembershipIdentifier = s_membership?.GetValue(request), CollaborationIdentifier = s_collaboration?.GetValue(request), session.Connection });

        // Every list of the API answers with a page token and one list.
        private static IEnumerable<object> Items(TResponse response) => s_list!.GetValue(response) is IList items
            ? items.OfType<object>()
            : throw new InvalidDataException($"it has no {char.ToLowerInvariant(s_list.Name[0])}{s_list.Name[1..]}");
    }
}
