namespace NeptuneMl.ServiceClients.Generator.Clients;

/// <summary>Maps shapes to C# types by the rules of the AWS SDK for .NET, version 4.</summary>
internal static class CSharpTypes
{
    private const string DocumentType = "Amazon.Runtime.Documents.Document";
    private const string DocumentUnmarshaller = "Amazon.Runtime.Documents.Internal.Transform.DocumentUnmarshaller";

    /// <summary>The type of a property: value types are nullable, and enums are constant classes.</summary>
    public static string Property(Shape shape) => shape.Type switch
    {
        ShapeType.String when shape.IsEnum => Names.Pascal(shape.Name),
        ShapeType.Integer or ShapeType.Long or ShapeType.Double or ShapeType.Boolean or ShapeType.Timestamp => Item(shape) + "?",
        _ => Item(shape),
    };

    /// <summary>The type of an item of a list or map: value types are not nullable, and enums are strings.</summary>
    public static string Item(Shape shape) => shape.Type switch
    {
        ShapeType.String => "string",
        ShapeType.Integer => "int",
        ShapeType.Long => "long",
        ShapeType.Double => "double",
        ShapeType.Boolean => "bool",
        ShapeType.Timestamp => "DateTime",
        ShapeType.List => $"List<{Item(shape.Item)}>",
        ShapeType.Map => $"Dictionary<string, {Item(shape.Item)}>",
        ShapeType.Document => DocumentType,
        _ => Names.Pascal(shape.Name),
    };

    /// <summary>The expression for the unmarshaller of a property.</summary>
    public static string PropertyReader(Shape shape) => shape.Type switch
    {
        ShapeType.Integer or ShapeType.Long or ShapeType.Double or ShapeType.Boolean or ShapeType.Timestamp =>
            $"Nullable{ReaderName(shape)}.Instance",
        _ => ItemReader(shape),
    };

    private static string ItemReader(Shape shape) => shape.Type switch
    {
        ShapeType.List => $"new {ReaderName(shape)}({ItemReader(shape.Item)})",
        ShapeType.Map => $"new {ReaderName(shape)}(StringUnmarshaller.Instance, {ItemReader(shape.Item)})",
        _ => ReaderName(shape) + ".Instance",
    };

    private static string ReaderName(Shape shape) => shape.Type switch
    {
        ShapeType.String => "StringUnmarshaller",
        ShapeType.Integer => "IntUnmarshaller",
        ShapeType.Long => "LongUnmarshaller",
        ShapeType.Double => "DoubleUnmarshaller",
        ShapeType.Boolean => "BoolUnmarshaller",
        ShapeType.Timestamp => "DateTimeUnmarshaller",
        ShapeType.Document => DocumentUnmarshaller,
        ShapeType.List => $"JsonListUnmarshaller<{Item(shape.Item)}, {ReaderName(shape.Item)}>",
        ShapeType.Map =>
            $"JsonDictionaryUnmarshaller<string, {Item(shape.Item)}, StringUnmarshaller, {ReaderName(shape.Item)}>",
        _ => Names.Pascal(shape.Name) + "Unmarshaller",
    };
}
