namespace NeptuneMl.ServiceClients.Generator.Json;

internal enum JsonKind
{
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
