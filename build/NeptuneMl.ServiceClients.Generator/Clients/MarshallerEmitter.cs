namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the request marshallers, which write to a pooled buffer without reflection.</summary>
internal static class MarshallerEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new(
            "System.Text.Json",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal",
            "Amazon.Runtime.Internal.Transform",
            "Amazon.Runtime.Internal.Util");

        using (code.Block($"namespace {api.Namespace}.Model.Internal.MarshallTransformations"))
        {
            foreach (Operation operation in api.Operations)
                EmitRequest(code, api, operation);

            foreach (Shape shape in api.InputStructures)
                EmitStructure(code, Names.Pascal(shape.Name), shape);
        }

        return code.ToString();
    }

    private static void EmitRequest(CodeWriter code, ServiceApi api, Operation operation)
    {
        string name = operation.RequestClass;
        using (code.Block(
            $"public partial class {name}Marshaller : IMarshaller<IRequest, {name}>, IMarshaller<IRequest, AmazonWebServiceRequest>"))
        {
            code.Line($"public static {name}Marshaller Instance {{ get; }} = new();");
            code.Line();
            code.Line($"public IRequest Marshall(AmazonWebServiceRequest input) => Marshall(({name})input);");
            code.Line();
            using (code.Block($"public IRequest Marshall({name} publicRequest)"))
            {
                code.Line($"IRequest request = new DefaultRequest(publicRequest, \"{api.Namespace}\");");
                code.Line($"request.Headers[Amazon.Util.HeaderKeys.XAmzApiVersion] = {Names.Literal(api.ApiVersion)};");
                code.Line($"request.HttpMethod = {Names.Literal(operation.Method)};");
                EmitPath(code, api, operation);
                EmitQuery(code, api, operation);
                EmitBody(code, operation);
                EmitHeaders(code, operation);
                code.Line("return request;");
            }
        }

        code.Line();
    }

    private static void EmitPath(CodeWriter code, ServiceApi api, Operation operation)
    {
        foreach (Member member in operation.InputAt(Location.Uri))
        {
            EmitPresenceCheck(code, api, member);
            code.Line($"request.AddPathResource(\"{{{member.WireName}}}\", {Text(member.Shape, "publicRequest." + member.Property)});");
        }

        code.Line($"request.ResourcePath = {Names.Literal(operation.Uri)};");
    }

    private static void EmitQuery(CodeWriter code, ServiceApi api, Operation operation)
    {
        foreach (Member member in operation.InputAt(Location.Query))
        {
            if (member.Required)
                EmitPresenceCheck(code, api, member);

            string value = "publicRequest." + member.Property;
            code.Line($"if ({IsSet(member, value)})");
            code.Line(member.Shape.Type == ShapeType.List
                ? $"    request.ParameterCollection.Add({Names.Literal(member.WireName)}, {value});"
                : $"    request.Parameters.Add({Names.Literal(member.WireName)}, {Text(member.Shape, value)});");
        }

        if (operation.InputAt(Location.Query).Any())
            code.Line("request.UseQueryString = true;");
    }

    private static void EmitHeaders(CodeWriter code, Operation operation)
    {
        foreach (Member member in operation.InputAt(Location.Header))
        {
            string value = "publicRequest." + member.Property;
            code.Line($"if ({IsSet(member, value)})");
            code.Line($"    request.Headers[{Names.Literal(member.WireName)}] = {Text(member.Shape, value)};");
        }
    }

    private static void EmitPresenceCheck(CodeWriter code, ServiceApi api, Member member)
    {
        code.Line($"if (publicRequest.{member.Property} == null)");
        code.Line($"    throw new {api.ExceptionClass}(\"Request object does not have required field {member.Property} set\");");
    }

    private static void EmitBody(CodeWriter code, Operation operation)
    {
        List<Member> members = [.. operation.InputAt(Location.Body)];
        if (members.Count == 0)
            return;

        code.Line("request.Headers[\"Content-Type\"] = \"application/json\";");
        code.Line("var content = new PooledContentStream();");
        code.Line("request.ContentStream = content;");
        code.Line("using var writer = new Utf8JsonWriter(content.BufferWriter);");
        code.Line("var context = new JsonMarshallerContext(request, writer);");
        code.Line("writer.WriteStartObject();");
        EmitMembers(code, members, "publicRequest");
        code.Line("writer.WriteEndObject();");
        code.Line("writer.Flush();");
    }

    private static void EmitStructure(CodeWriter code, string name, Shape shape)
    {
        using (code.Block($"public partial class {name}Marshaller : IRequestMarshaller<{name}, JsonMarshallerContext>"))
        {
            code.Line($"public static readonly {name}Marshaller Instance = new();");
            code.Line();
            using (code.Block($"public void Marshall({name} requestObject, JsonMarshallerContext context)"))
            {
                code.Line("if (requestObject == null)");
                code.Line("    return;");
                code.Line("var writer = context.Writer;");
                EmitMembers(code, shape.Members, "requestObject");
            }
        }

        code.Line();
    }

    private static void EmitMembers(CodeWriter code, IEnumerable<Member> members, string source)
    {
        foreach (Member member in members)
        {
            string value = $"{source}.{member.Property}";
            using (code.Block($"if ({IsSet(member, value)})"))
            {
                code.Line($"writer.WritePropertyName({Names.Literal(member.WireName)});");
                EmitValue(code, member.Shape, value, isProperty: true);
            }
        }
    }

    private static void EmitValue(CodeWriter code, Shape shape, string value, bool isProperty)
    {
        string plain = isProperty ? value + ".Value" : value;
        switch (shape.Type)
        {
            case ShapeType.String:
                code.Line($"writer.WriteStringValue({value});");
                break;
            case ShapeType.Integer or ShapeType.Long:
                code.Line($"writer.WriteNumberValue({plain});");
                break;
            case ShapeType.Double:
                code.Line($"if (StringUtils.IsSpecialDoubleValue({plain}))");
                code.Line($"    writer.WriteStringValue(StringUtils.FromSpecialDoubleValue({plain}));");
                code.Line("else");
                code.Line($"    writer.WriteNumberValue({plain});");
                break;
            case ShapeType.Boolean:
                code.Line($"writer.WriteBooleanValue({plain});");
                break;
            case ShapeType.Timestamp:
                code.Line($"writer.WriteStringValue(StringUtils.FromDateTimeToISO8601WithOptionalMs({plain}));");
                break;
            case ShapeType.List:
                code.Line("writer.WriteStartArray();");
                using (code.Block($"foreach (var item in {value})"))
                    EmitValue(code, shape.Item, "item", isProperty: false);

                code.Line("writer.WriteEndArray();");
                break;
            case ShapeType.Map:
                code.Line("writer.WriteStartObject();");
                using (code.Block($"foreach (var entry in {value})"))
                {
                    code.Line("writer.WritePropertyName(entry.Key);");
                    EmitValue(code, shape.Item, "entry.Value", isProperty: false);
                }

                code.Line("writer.WriteEndObject();");
                break;
            case ShapeType.Structure:
                code.Line("writer.WriteStartObject();");
                code.Line($"{Names.Pascal(shape.Name)}Marshaller.Instance.Marshall({value}, context);");
                code.Line("writer.WriteEndObject();");
                break;
            default:
                code.Line($"Amazon.Runtime.Documents.Internal.Transform.DocumentMarshaller.Instance.Write(writer, {value});");
                break;
        }
    }

    private static string IsSet(Member member, string value) => member.Shape.IsCollection
        ? $"{value} != null && ({value}.Count > 0 || !AWSConfigs.InitializeCollections)"
        : $"{value} != null";

    /// <summary>The expression for the value as text in a path or query.</summary>
    private static string Text(Shape shape, string value) => shape.Type switch
    {
        ShapeType.Integer => $"StringUtils.FromInt({value}.Value)",
        ShapeType.Long => $"StringUtils.FromLong({value}.Value)",
        ShapeType.Double => $"StringUtils.FromDouble({value}.Value)",
        ShapeType.Boolean => $"StringUtils.FromBool({value}.Value)",
        _ => $"StringUtils.FromString({value})",
    };
}
