namespace NeptuneMl.Emulator.Http;

/// <summary>Where a header's name and value lie, counted from the first byte of the request.</summary>
internal readonly record struct HeaderField(Range Name, Range Value);
