namespace NeptuneMl.ServiceClients.Generator.Api;

internal enum ShapeType
{
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Timestamp,
    List,
    Map,
    Structure,

    /// <summary>Free-form JSON: in the description, a structure without members that is not the input or output of an operation.</summary>
    Document,
}
