namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the response unmarshallers, which read from the stream without reflection.</summary>
internal static class UnmarshallerEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System",
            "System.Collections.Generic",
            "System.IO",
            "System.Net",
            "System.Text.Json",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal.Transform",
            "Amazon.Runtime.Internal.Util");

        using (code.Block($"namespace {api.Namespace}.Model.Internal.MarshallTransformations"))
        {
            foreach (Operation operation in api.Operations)
                EmitResponse(code, api, operation);

            foreach (Shape shape in api.OutputStructures)
                EmitStructure(code, Names.Pascal(shape.Name), shape);
        }

        return code.ToString();
    }

    /// <summary>Emits the code that reads the members of an object into <c>result</c> and skips unknown members.</summary>
    public static void EmitMembers(CodeWriter code, IEnumerable<Member> members)
    {
        code.Line("context.Read(ref reader);");
        EmitMembersOfOpenObject(code, members);
    }

    private static void EmitMembersOfOpenObject(CodeWriter code, IEnumerable<Member> members)
    {
        code.Line("var depth = context.CurrentDepth;");
        using IDisposable loop = code.Block("while (context.ReadAtDepth(depth, ref reader))");
        string otherwise = "";
        foreach (Member member in members)
        {
            code.Line($"{otherwise}if (context.TestExpression({Names.Literal(member.WireName)}, depth, ref reader))");
            code.Line($"    result.{member.Property} = {CSharpTypes.PropertyReader(member.Shape)}.Unmarshall(context, ref reader);");
            otherwise = "else ";
        }
    }

    private static void EmitResponse(CodeWriter code, ServiceApi api, Operation operation)
    {
        string name = operation.ResponseClass + "Unmarshaller";
        using (code.Block($"public partial class {name} : JsonResponseUnmarshaller"))
        {
            code.Line($"public static {name} Instance {{ get; }} = new();");
            code.Line();
            using (code.Block("public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)"))
            {
                code.Line($"var result = new {operation.ResponseClass}();");
                if (operation.Output is { Members.Count: > 0 })
                {
                    code.Line($"var reader = {NewReader("context.Stream")};");
                    EmitMembers(code, operation.Output.Members);
                }

                code.Line("return result;");
            }

            code.Line();
            EmitException(code, api, operation);
        }

        code.Line();
    }

    private static void EmitException(CodeWriter code, ServiceApi api, Operation operation)
    {
        code.Line("public override AmazonServiceException UnmarshallException(");
        using IDisposable body = code.Block("    JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)");
        code.Line($"var reader = {NewReader("context.Stream")};");
        code.Line("var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);");
        code.Line("error.InnerException = innerException;");
        code.Line("error.StatusCode = statusCode;");
        if (operation.Errors.Count > 0)
        {
            code.Line("using var copy = new MemoryStream(context.GetResponseBodyBytes());");
            code.Line("using var copyContext = new JsonUnmarshallerContext(copy, false, context.ResponseData, false);");
            code.Line($"var copyReader = {NewReader("copy")};");
            using (code.Block("switch (error.Code)"))
            {
                foreach (Shape shape in operation.Errors)
                {
                    code.Line($"case {Names.Literal(shape.Name)}:");
                    code.Line($"    return {Names.Pascal(shape.Name)}Unmarshaller.Instance");
                    code.Line("        .Unmarshall(copyContext, error, ref copyReader);");
                }
            }
        }

        code.Line($"return new {api.ExceptionClass}(");
        code.Line("    error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);");
    }

    private static void EmitStructure(CodeWriter code, string name, Shape shape)
    {
        using (code.Block($"public partial class {name}Unmarshaller : IJsonUnmarshaller<{name}, JsonUnmarshallerContext>"))
        {
            code.Line($"public static {name}Unmarshaller Instance {{ get; }} = new();");
            code.Line();
            using (code.Block($"public {name} Unmarshall(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)"))
            {
                code.Line("if (context.IsEmptyResponse)");
                code.Line("    return null;");
                code.Line("context.Read(ref reader);");
                code.Line("if (context.CurrentTokenType == JsonTokenType.Null)");
                code.Line("    return null;");
                code.Line($"var result = new {name}();");
                EmitMembersOfOpenObject(code, shape.Members);
                code.Line("return result;");
            }
        }

        code.Line();
    }

    private static string NewReader(string stream) =>
        $"new StreamingUtf8JsonReader({stream}, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, context.JsonMaxDepth)";
}
