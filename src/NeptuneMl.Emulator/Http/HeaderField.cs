namespace NeptuneMl.Emulator.Http;

/// <summary>The ranges of the name and value of a header, as offsets from the first byte of the request.</summary>
internal readonly record struct HeaderField(Range Name, Range Value);
