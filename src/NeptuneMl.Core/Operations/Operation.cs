using System.Collections;
using System.Reflection;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>An operation of either service. Requests are bound and results are read by member name, so an operation declares only the
/// method of the SDK's client.</summary>
/// <typeparam name="TResult">The class of the result, or of each item of a list; <see cref="string"/> for a list of ids.</typeparam>
internal abstract class Operation<TResult> : UntypedOperation
    where TResult : class
{
    private protected Operation(string name)
        : base(name)
    {
    }

    public sealed override Type ResultType => typeof(TResult);

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the operation: <c>Create</c>, <c>Start</c>, <c>Cancel</c>.</summary>
    public string Action => Name.StartsWith("Put", StringComparison.Ordinal) ? "Set"
        : Name.StartsWith("Tag", StringComparison.Ordinal) ? "Add"
        : Name.StartsWith("Untag", StringComparison.Ordinal) ? "Remove"
        : Name[..(1 + Name.AsSpan(1).IndexOfAnyInRange('A', 'Z'))];

    public sealed override object ReadResult(params ReadOnlySpan<object?> sources) => ResultReader.Read<TResult>(sources);

    /// <param name="call">Calls the method of the SDK's client.</param>
    public static Operation<TResult> Of<TClient, TRequest, TResponse>(Func<TClient, TRequest, CancellationToken, Task<TResponse>> call)
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse => new Typed<TClient, TRequest, TResponse>(call);

    /// <summary>Whether the input of the operation has a member.</summary>
    public abstract bool Has(string member);

    /// <summary>Binds and checks the request of an input.</summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input.</param>
    /// <param name="complete">Sets further members of the bound request before it is checked.</param>
    public abstract PreparedRequest<TResult> Prepare(ServiceSession session, ApiInput input, Action<object>? complete = null);

    /// <summary>Binds and checks a change of one existing resource.</summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input.</param>
    /// <param name="complete">Sets further members of the bound request before it is checked.</param>
    /// <param name="send">Sends the request; null for an operation that is idempotent and returns the resource.</param>
    public Change<TResult> PrepareChange(
        ServiceSession session, ApiInput input, Action<object>? complete = null,
        Func<CallContext, PreparedRequest<TResult>, Task<TResult>>? send = null)
    {
        PreparedRequest<TResult> prepared = Prepare(session, input, complete);
        ResourceName resource = ResourceName.Of(typeof(TResult));
        return new Change<TResult>
        {
            Kind = resource.Kind,
            Key = Members.TextOf(prepared.Request, resource.Key),
            Action = Action,
            Request = prepared.Request,
            Preview = prepared.Preview,
            SendAsync = context => send is null ? prepared.SendAsync(context) : send(context, prepared),
        };
    }

    /// <summary>Binds and checks a request whose members are copied by name from another request or from a result.</summary>
    public abstract PreparedRequest<TResult> PrepareFrom(ServiceSession session, object known);

    private sealed class Typed<TClient, TRequest, TResponse>(Func<TClient, TRequest, CancellationToken, Task<TResponse>> call)
        : Operation<TResult>(typeof(TRequest).Name[..^"Request".Length])
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse
    {
        public override Type ResponseType => typeof(TResponse);

        public override AmazonWebServiceRequest Bind(ApiInput input) => RequestBinder.Bind<TRequest>(input);

        public override AmazonWebServiceRequest BindFrom(object known) => RequestBinder.From<TRequest>(known);

        public override bool Has(string member) => Members.Find(typeof(TRequest), member.Split('.', '[')[0]) is not null;

        public override PreparedRequest<TResult> Prepare(ServiceSession session, ApiInput input, Action<object>? complete)
        {
            TRequest request = RequestBinder.Bind<TRequest>(input);
            complete?.Invoke(request);
            CheckedRequest.Check(request, input.ParameterAt, session.ResourceRegion, input.MayBePiped);
            return new Request(call, request);
        }

        public override PreparedRequest<TResult> PrepareFrom(ServiceSession session, object known)
        {
            TRequest request = RequestBinder.From<TRequest>(known);
            CheckedRequest.Check(request, ApiInput.ParameterOf, session.ResourceRegion);
            return new Request(call, request);
        }

        private sealed class Request(Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, TRequest request)
            : PreparedRequest<TResult>(request)
        {
            /// <summary>The maximum page size of Clean Rooms ML.</summary>
            private const int PageSize = 100;

            private static readonly PropertyInfo? s_membership = Members.Find(typeof(TRequest), "MembershipIdentifier");
            private static readonly PropertyInfo? s_collaboration = Members.Find(typeof(TRequest), "CollaborationIdentifier");
            private static readonly PropertyInfo? s_pageToken = Members.Find(typeof(TRequest), "NextToken");
            private static readonly PropertyInfo? s_pageSize = Members.Find(typeof(TRequest), "MaxResults");
            private static readonly PropertyInfo? s_maxItems = Members.Find(typeof(TRequest), "MaxItems");
            private static readonly PropertyInfo? s_list =
                Array.Find(typeof(TResponse).GetProperties(), property => typeof(IList).IsAssignableFrom(property.PropertyType));

            private static readonly PropertyInfo? s_nextPage = Members.Find(typeof(TResponse), "NextToken");

            public override Task<TResult> SendAsync(CallContext context, object? known) => Call(context, known).SendAsync();

            public override Task<TResult> SendOnceAsync(CallContext context, object? known, Func<Task<TResult?>> lookUp) =>
                Call(context, known).SendOnceAsync(lookUp);

            public override IAsyncEnumerable<TResult> ListAsync(CallContext context, bool completesItems)
            {
                s_pageSize?.SetValue(request, PageSize);
                // Neptune ML lists 10 ids when the request does not specify maxItems.
                if (s_maxItems?.GetValue(request) is null) s_maxItems?.SetValue(request, Resource.MostIds);
                return context.Lists is { } lists
                    ? lists.StreamAsync(
                        context, $"{CanonicalRequest.Of(request)} {completesItems}", () => ReadAsync(context, completesItems),
                        context.CancellationToken)
                    : ReadAsync(context, completesItems);
            }

            private IAsyncEnumerable<TResult> ReadAsync(CallContext context, bool completesItems) =>
                Paging.StreamAsync<TResult>(
                    page =>
                    {
                        s_pageToken?.SetValue(request, page.Token);
                        return Call(context, response => page.Next(
                            [.. Items(response).Select(item => Item(context, item, completesItems))],
                            (string?)s_nextPage?.GetValue(response))).SendAsync();
                    },
                    context.CancellationToken);

            private ServiceCall<TResponse, TResult> Call(CallContext context, object? known) =>
                Call(
                    context,
                    response => ResultReader.ReadResponse<TResult>(response, new ResultScope(context.Session.Connection), known, request));

            private ServiceCall<TResponse, T> Call<T>(CallContext context, Func<TResponse, T> read)
                where T : class => new(context, request, token => call(context.Session.Client<TClient>(), request, token), read);

            // An item that is compared with a request must have only members that the service returned, not those of the list's filter.
            private TResult Item(CallContext context, object item, bool completesItems) => item as TResult
                ?? (completesItems
                    ? ResultReader.ReadResponse<TResult>(item, request, new ResultScope(context.Session.Connection))
                    : ResultReader.ReadResponse<TResult>(item, new ResultScope(context.Session.Connection)
                    {
                        MembershipIdentifier = s_membership?.GetValue(request) as string,
                        CollaborationIdentifier = s_collaboration?.GetValue(request) as string,
                    }));

            // A response of Neptune ML without a list of ids means that no resource exists; Clean Rooms ML always returns its list.
            private static IEnumerable<object> Items(TResponse response) => s_list!.GetValue(response) is IList items
                ? items.OfType<object>().Where(item => item is not "")
                : typeof(TResult) == typeof(string)
                    ? []
                    : throw new InvalidDataException($"it has no {char.ToLowerInvariant(s_list.Name[0])}{s_list.Name[1..]}");
        }
    }
}
