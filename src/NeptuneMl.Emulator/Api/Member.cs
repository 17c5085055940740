namespace NeptuneMl.Emulator.Api;

internal sealed record Member(string Name, Shape Shape, MemberLocation Location, string WireName, bool IsRequired);
