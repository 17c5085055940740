namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the paginators of list operations.</summary>
internal static class PaginatorEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System",
            "System.Collections.Generic",
            "System.Runtime.CompilerServices",
            "System.Threading",
            "Amazon.Runtime");

        List<Operation> operations = [.. api.Operations.Where(operation => operation.Pagination is not null)];
        using (code.Block($"namespace {api.Namespace}.Model"))
        {
            EmitFactory(code, api, operations);
            foreach (Operation operation in operations)
            {
                code.Line();
                code.Lines(Paginator(api, operation, operation.Pagination!));
            }
        }

        return code.ToString();
    }

    private static void EmitFactory(CodeWriter code, ServiceApi api, List<Operation> operations)
    {
        using (code.Block($"public interface I{api.Name}PaginatorFactory"))
        {
            foreach (Operation operation in operations)
                code.Line($"I{operation.Name}Paginator {operation.Name}({operation.RequestClass} request);");
        }

        code.Line();
        using (code.Block($"public class {api.Name}PaginatorFactory : I{api.Name}PaginatorFactory"))
        {
            code.Line($"private readonly IAmazon{api.Name} _client;");
            code.Line($"internal {api.Name}PaginatorFactory(IAmazon{api.Name} client) => _client = client;");
            foreach (Operation operation in operations)
            {
                code.Line($"public I{operation.Name}Paginator {operation.Name}({operation.RequestClass} request) =>");
                code.Line($"    new {operation.Name}Paginator(_client, request);");
            }
        }
    }

    private static string Paginator(ServiceApi api, Operation operation, Pagination pagination)
    {
        (string name, string response) = (operation.Name + "Paginator", operation.ResponseClass);
        (string item, string result) = (CSharpTypes.Item(pagination.Result.Shape.Item), pagination.Result.Property);
        return $$"""
            public interface I{{name}}
            {
                IPaginatedEnumerable<{{response}}> Responses { get; }
                IPaginatedEnumerable<{{item}}> {{result}} { get; }
            }

            internal sealed partial class {{name}} : IPaginator<{{response}}>, I{{name}}
            {
                private readonly IAmazon{{api.Name}} _client;
                private readonly {{operation.RequestClass}} _request;
                private int _inUse;

                internal {{name}}(IAmazon{{api.Name}} client, {{operation.RequestClass}} request)
                {
                    _client = client;
                    _request = request;
                }

                public IPaginatedEnumerable<{{response}}> Responses => new PaginatedResponse<{{response}}>(this);

                public IPaginatedEnumerable<{{item}}> {{result}} =>
                    new PaginatedResultKeyResponse<{{response}}, {{item}}>(this, page => page.{{result}} ?? new List<{{item}}>());

                async IAsyncEnumerable<{{response}}> IPaginator<{{response}}>.PaginateAsync(
                    [EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    if (Interlocked.Exchange(ref _inUse, 1) != 0)
                        throw new InvalidOperationException("A paginator can be read only once; make a new one.");

                    PaginatorUtils.SetUserAgentAdditionOnRequest(_request);
                    var token = _request.{{pagination.InputToken.Property}};
                    do
                    {
                        _request.{{pagination.InputToken.Property}} = token;
                        var page = await _client.{{operation.Name}}Async(_request, cancellationToken).ConfigureAwait(false);
                        token = page.{{pagination.OutputToken.Property}};
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return page;
                    }
                    while (!string.IsNullOrEmpty(token));
                }
            }
            """;
    }
}
