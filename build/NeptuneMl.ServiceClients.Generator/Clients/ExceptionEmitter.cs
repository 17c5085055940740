namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the base exception of a service, its modeled errors, and their unmarshallers.</summary>
internal static class ExceptionEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System",
            "System.Net",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform",
            "Amazon.Runtime.Internal.Util");

        using (code.Block("namespace " + api.Namespace))
            EmitClass(code, api.ExceptionClass, "AmazonServiceException", null);

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Model"))
        {
            foreach (Shape error in api.Errors)
                EmitClass(code, Names.Pascal(error.Name), api.ExceptionClass, error);
        }

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Model.Internal.MarshallTransformations"))
        {
            foreach (Shape error in api.Errors)
                EmitUnmarshaller(code, error, Names.Pascal(error.Name));
        }

        return code.ToString();
    }

    private static void EmitClass(CodeWriter code, string name, string baseClass, Shape? error)
    {
        const string Service = "ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode";
        using (code.Block($"public partial class {name} : {baseClass}"))
        {
            code.Line($"public {name}() {{ }}");
            code.Line($"public {name}(string message) : base(message) {{ }}");
            code.Line($"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}");
            code.Line($"public {name}(Exception innerException) : base(innerException) {{ }}");
            code.Line($"public {name}(string message, Exception innerException, {Service})");
            code.Line("    : base(message, innerException, errorType, errorCode, requestId, statusCode) { }");
            code.Line($"public {name}(string message, {Service})");
            code.Line("    : base(message, errorType, errorCode, requestId, statusCode) { }");
            foreach (Member member in error?.Members.Where(member => !IsOnBase(member)) ?? [])
                code.Line($"public {CSharpTypes.Property(member.Shape)} {member.Property} {{ get; set; }}");

            if (error is { Error: { Retryable: true } trait })
            {
                string throttling = trait.Throttling ? "true" : "false";
                code.Line($"public override RetryableDetails Retryable {{ get; }} = new RetryableDetails({throttling});");
            }
        }

        code.Line();
    }

    private static void EmitUnmarshaller(CodeWriter code, Shape error, string name)
    {
        using (code.Block($"public partial class {name}Unmarshaller : IJsonErrorResponseUnmarshaller<{name}, JsonUnmarshallerContext>"))
        {
            code.Line($"public static {name}Unmarshaller Instance {{ get; }} = new();");
            code.Line();
            code.Line($"public {name} Unmarshall(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>");
            code.Line("    Unmarshall(context, new ErrorResponse(), ref reader);");
            code.Line();
            code.Line($"public {name} Unmarshall(");
            using (code.Block("    JsonUnmarshallerContext context, ErrorResponse errorResponse, ref StreamingUtf8JsonReader reader)"))
            {
                code.Line($"var result = new {name}(errorResponse.Message, errorResponse.InnerException, errorResponse.Type,");
                code.Line("    errorResponse.Code, errorResponse.RequestId, errorResponse.StatusCode);");
                using (code.Block("if (context.Stream.Length > 0)"))
                    UnmarshallerEmitter.EmitMembers(code, error.Members.Where(member => !IsMessage(member)));

                code.Line("return result;");
            }
        }

        code.Line();
    }

    /// <summary>Whether the member is the message, which the runtime has already read.</summary>
    private static bool IsMessage(Member member) => string.Equals(member.Name, "message", StringComparison.OrdinalIgnoreCase);

    private static bool IsOnBase(Member member) => IsMessage(member) || member.Property == "RequestId";
}
