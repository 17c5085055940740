namespace NeptuneMl.Emulator.Api;

internal enum ShapeType
{
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Timestamp,
}
