using NeptuneMl.Emulator.Access;
using NeptuneMl.Emulator.Faults;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Routes a request to the handler of its operation and writes the response or the error. Independent of the resource
/// types.</summary>
/// <param name="fallback">The service whose error format is used for requests that belong to no service.</param>
/// <param name="faults">The faults to inject.</param>
/// <param name="denied">The denied IAM actions.</param>
/// <param name="requireRole">Throws when a request uses a role that the cluster does not have.</param>
/// <param name="signatures">Verifies signatures, or null.</param>
internal sealed class Dispatcher(
    ServiceProtocol fallback,
    FaultPlan faults,
    DeniedActions denied,
    Action<OperationInput> requireRole,
    SignatureCheck? signatures = null)
{
    private readonly RouteTable _routes = new();
    private readonly List<Route> _all = [];

    /// <summary>Every operation, with the outcomes of its requests.</summary>
    public IReadOnlyList<Route> Routes => _all;

    /// <summary>Adds all operations of a service. An operation that no resource registers returns 501 Not Implemented.</summary>
    public void Add(ServiceProtocol protocol, IEnumerable<IResource> resources)
    {
        OperationTable handlers = new(protocol.Description);
        foreach (IResource resource in resources)
            resource.Register(handlers);
        foreach (Operation operation in protocol.Description.Operations.Values)
        {
            Route route = new(operation, protocol, handlers[operation.Name]);
            _routes.Add(route);
            _all.Add(route);
        }
    }

    public void Handle(HttpRequest request, HttpResponse response)
    {
        string requestId = AddRequestId(response);
        RouteMatch match = _routes.Match(request.Method, request.Path);
        ServiceProtocol protocol = match.Protocol ?? fallback;
        if (match.Route is not { } route)
        {
            WriteRouteError(match, protocol, response, requestId);
            return;
        }

        if (route.Handler is not { } handler)
        {
            string message = $"{route.Operation.Name} is not supported by this emulator.";
            protocol.WriteError(response, 501, "UnsupportedOperationException", message, requestId);
            return;
        }

        try
        {
            signatures?.Require(request, protocol.Description.SigningName);
            denied.RequireOperation(route.Operation.Name);
        }
        catch (AccessException error)
        {
            route.Outcomes.AddDenied();
            protocol.WriteAccessError(response, error.Code, error.Message, requestId);
            return;
        }

        Fault? fault = faults.Next(route.Operation.Name);
        if (fault is { IsAfterEffect: false })
        {
            FaultyResponses.ApplyBeforeEffect(fault, protocol, response, requestId);
            return;
        }

        Run(route, handler, match.Labels, request, response, requestId);
        if (fault is not null)
            FaultyResponses.ApplyAfterEffect(fault, protocol, response, requestId);
    }

    /// <summary>Writes the error for bytes that could not be parsed as a request.</summary>
    public void Reject(HttpProblem problem, HttpResponse response) =>
        fallback.WriteError(response, problem.Status, "BadRequestException", problem.Message, AddRequestId(response));

    /// <summary>Writes the error for a request whose Host header names another host.</summary>
    public void RejectHost(HttpResponse response) => fallback.WriteError(
        response,
        403,
        "AccessDeniedException",
        "The Host header names neither localhost nor a loopback address with the emulator's port.",
        AddRequestId(response));

    private void Run(
        Route route, OperationHandler handler, IReadOnlyList<string> labels, HttpRequest request, HttpResponse response, string requestId)
    {
        ServiceProtocol protocol = route.Protocol;
        try
        {
            Serve(route, handler, labels, request, response);
            route.Outcomes.AddDone();
        }
        catch (ServiceException error)
        {
            route.Outcomes.AddRefused();
            protocol.WriteError(response, error, requestId);
        }
#pragma warning disable CA1031 // An exception in a handler must become a 500 response and must not end the other connections.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            protocol.WriteError(response, new ServiceException(protocol.InternalErrorCode, exception.ToString()), requestId);
        }
    }

    private static string AddRequestId(HttpResponse response)
    {
        string requestId = Guid.NewGuid().ToString();
        response.AddHeader("x-amzn-RequestId", requestId);
        return requestId;
    }

    private void Serve(
        Route route, OperationHandler handler, IReadOnlyList<string> labels, HttpRequest request, HttpResponse response)
    {
        List<Violation> violations = new();
        using OperationInput input = OperationInput.Bind(route.Operation, labels, request, violations);
        if (violations.Count > 0)
            throw route.Protocol.Invalid(violations);
        requireRole(input);

        response.Status = route.Operation.SuccessStatus;
        Utf8JsonWriter json = response.BeginJson();
        json.WriteStartObject();
        handler(input, json);
        json.WriteEndObject();
        if (route.Operation.Output is null)
            response.BeginJson();
    }

    private static void WriteRouteError(RouteMatch match, ServiceProtocol protocol, HttpResponse response, string requestId)
    {
        if (match.IsMalformed)
        {
            protocol.WriteError(response, 400, "BadRequestException", "The path is not valid percent-encoded UTF-8.", requestId);
        }
        else if (match.AllowedMethods is { } methods)
        {
            response.AddHeader("Allow", methods);
            protocol.WriteError(response, 405, "UnknownOperationException", $"This path supports only {methods}.", requestId);
        }
        else
        {
            protocol.WriteError(response, 404, "UnknownOperationException", "No operation has this path.", requestId);
        }
    }
}
