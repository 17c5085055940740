namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits the classes for requests, responses and their nested structures.</summary>
internal static class ModelEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new("System", "System.Collections.Generic", "Amazon.Runtime");
        using (code.Block("namespace " + api.Namespace))
            code.Line($"public partial class Amazon{api.Name}Request : AmazonWebServiceRequest {{ }}");

        code.Line();
        using (code.Block($"namespace {api.Namespace}.Model"))
        {
            foreach (Operation operation in api.Operations)
            {
                EmitClass(code, operation.RequestClass, $"Amazon{api.Name}Request", operation.Input);
                EmitClass(code, operation.ResponseClass, "AmazonWebServiceResponse", operation.Output);
            }

            foreach (Shape shape in api.InputStructures.Union(api.OutputStructures))
                EmitClass(code, Names.Pascal(shape.Name), null, shape);
        }

        return code.ToString();
    }

    private static void EmitClass(CodeWriter code, string name, string? baseClass, Shape? shape)
    {
        using (code.Block($"public partial class {name}" + (baseClass is null ? "" : " : " + baseClass)))
        {
            foreach (Member member in shape?.Members ?? [])
                EmitProperty(code, member);
        }

        code.Line();
    }

    private static void EmitProperty(CodeWriter code, Member member)
    {
        string type = CSharpTypes.Property(member.Shape);
        string initial = member.Shape.IsCollection ? $" = AWSConfigs.InitializeCollections ? new {type}() : null;" : "";
        code.Line($"public {type} {member.Property} {{ get; set; }}{initial}");
    }
}
