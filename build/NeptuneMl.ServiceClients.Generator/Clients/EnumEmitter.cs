namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Emits enums as constant classes, which accept values that the API description does not list.</summary>
internal static class EnumEmitter
{
    public static string Emit(ServiceApi api)
    {
        CodeWriter code = new("Amazon.Runtime");
        using (code.Block("namespace " + api.Namespace))
        {
            foreach (Shape shape in api.Enums)
                EmitClass(code, shape, Names.Pascal(shape.Name));
        }

        return code.ToString();
    }

    private static void EmitClass(CodeWriter code, Shape shape, string name)
    {
        using (code.Block($"public class {name} : ConstantClass"))
        {
            foreach (string value in shape.Enum)
                code.Line($"public static readonly {name} {Names.Constant(value)} = new {name}({Names.Literal(value)});");

            code.Line($"public {name}(string value) : base(value) {{ }}");
            code.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
            code.Line($"public static implicit operator {name}(string value) => FindValue(value);");
        }

        code.Line();
    }
}
