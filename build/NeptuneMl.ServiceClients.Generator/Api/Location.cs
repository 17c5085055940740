namespace NeptuneMl.ServiceClients.Generator.Api;

internal enum Location
{
    Body,
    Uri,
    Query,
    Header,
}
