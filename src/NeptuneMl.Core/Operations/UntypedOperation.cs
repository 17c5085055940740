namespace NeptuneMl.Core.Operations;

/// <summary>An operation of either service, independent of the class of its results.</summary>
/// <param name="name">The name of the operation in the API.</param>
internal abstract class UntypedOperation(string name)
{
    /// <summary>The name of the operation in the API.</summary>
    public string Name => name;

    /// <summary>The class of the result, or of each item of a list.</summary>
    public abstract Type ResultType { get; }

    /// <summary>The SDK's class of the response.</summary>
    public abstract Type ResponseType { get; }

    /// <summary>Binds the request of an input without checking it.</summary>
    public abstract AmazonWebServiceRequest Bind(ApiInput input);

    /// <summary>Binds a request whose members are copied by name from another request or from a result, without checking it.</summary>
    public abstract AmazonWebServiceRequest BindFrom(object known);

    /// <summary>Reads a result from responses, requests or earlier results, in order of precedence.</summary>
    public abstract object ReadResult(params ReadOnlySpan<object?> sources);
}
