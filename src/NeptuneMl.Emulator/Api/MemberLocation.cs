namespace NeptuneMl.Emulator.Api;

internal enum MemberLocation
{
    Body,
    Label,
    Query,
    Header,
}
