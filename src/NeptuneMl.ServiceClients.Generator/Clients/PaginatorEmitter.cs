using NeptuneMl.ServiceClients.Generator.Api;

namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>The paginators of operations that list page by page.</summary>
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

        IDisposable body = code.Block($"namespace {api.Namespace}.Model");
        List<Operation> operations = [.. api.Operations.Where(operation => operation.Pagination is not null)];
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

        foreach (Operation operation in operations)
            EmitPaginator(code, api, operation, operation.Pagination!);

        body.Dispose();
        return code.ToString();
    }

    private static void EmitPaginator(CodeWriter code, ServiceApi api, Operation operation, Pagination pagination)
    {
        (string name, string response) = (operation.Name + "Paginator", operation.ResponseClass);
        (string item, string result) = (CSharpTypes.Item(pagination.Result.Shape.Item), pagination.Result.Property);
        code.Line();
        using (code.Block($"public interface I{name}"))
        {
            code.Line($"IPaginatedEnumerable<{response}> Responses {{ get; }}");
            code.Line($"IPaginatedEnumerable<{item}> {result} {{ get; }}");
        }

        code.Line();
        using IDisposable body = code.Block($"internal sealed partial class {name} : IPaginator<{response}>, I{name}");
        code.Line($"private readonly IAmazon{api.Name} _client;");
        code.Line($"private readonly {operation.RequestClass} _request;");
        code.Line("private int _inUse;");
        code.Line();
        using (code.Block($"internal {name}(IAmazon{api.Name} client, {operation.RequestClass} request)"))
        {
            code.Line("_client = client;");
            code.Line("_request = request;");
        }

        code.Line();
        code.Line($"public IPaginatedEnumerable<{response}> Responses => new PaginatedResponse<{response}>(this);");
        code.Line();
        code.Line($"public IPaginatedEnumerable<{item}> {result} =>");
        code.Line($"    new PaginatedResultKeyResponse<{response}, {item}>(this, page => page.{result} ?? new List<{item}>());");
        code.Line();
        code.Line($"async IAsyncEnumerable<{response}> IPaginator<{response}>.PaginateAsync(");
        using (code.Block("    [EnumeratorCancellation] CancellationToken cancellationToken)"))
        {
            code.Line("if (Interlocked.Exchange(ref _inUse, 1) != 0)");
            code.Line("    throw new InvalidOperationException(\"A paginator can be read only once; make a new one.\");");
            code.Line("PaginatorUtils.SetUserAgentAdditionOnRequest(_request);");
            code.Line($"var token = _request.{pagination.InputToken.Property};");
            using (code.Block("do"))
            {
                code.Line($"_request.{pagination.InputToken.Property} = token;");
                code.Line($"var page = await _client.{operation.Name}Async(_request, cancellationToken).ConfigureAwait(false);");
                code.Line($"token = page.{pagination.OutputToken.Property};");
                code.Line("cancellationToken.ThrowIfCancellationRequested();");
                code.Line("yield return page;");
            }

            code.Line("while (!string.IsNullOrEmpty(token));");
        }
    }
}
