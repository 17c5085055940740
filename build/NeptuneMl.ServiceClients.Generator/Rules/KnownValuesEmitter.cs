namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>Emits the known values of request members, by operation and member path. They come from the API description and the documented
/// rules, whether or not the service accepts other values as well.</summary>
internal static class KnownValuesEmitter
{
    public static string Emit(ServiceApi api, DocumentedRules documented)
    {
        CodeWriter code = new();
        using (code.Block("namespace NeptuneMl.Core.Validation"))
        using (code.Block("internal static partial class KnownValues"))
        using (code.Block($"private static string[] Of{api.Name}(string member)"))
        {
            using (code.Block("switch (member)"))
            {
                foreach (Operation operation in api.Operations.Where(operation => operation.Input is not null))
                    EmitCases(code, documented, operation.Input!, operation.Name);
            }

            code.Line("return null;");
        }

        return code.ToString();
    }

    private static void EmitCases(CodeWriter code, DocumentedRules documented, Shape structure, string path)
    {
        foreach (Member member in structure.Members)
        {
            bool isList = member.Shape.Type == ShapeType.List;
            Shape shape = isList ? member.Shape.Item : member.Shape;
            string memberPath = $"{path}.{member.Name}";
            if (shape.Type == ShapeType.Structure)
            {
                EmitCases(code, documented, shape, isList ? memberPath + "[0]" : memberPath);
                continue;
            }

            Limits limits = isList ? documented.ForItems(structure, member) : documented.For(structure, member);
            string? values = limits.Values ?? (shape.IsEnum ? Limits.Literals(shape.Enum) : null);
            if (values is not null)
                code.Line($"case {Names.Literal(memberPath.ToUpperInvariant())}: return [{values}];");
        }
    }
}
