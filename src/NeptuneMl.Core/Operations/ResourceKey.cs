namespace NeptuneMl.Core.Operations;

/// <summary>What identifies an existing resource.</summary>
/// <param name="Key">Its id or ARN.</param>
/// <param name="Name">Its name, or null in Neptune ML, where only ids exist.</param>
internal readonly record struct ResourceKey(string Key, string? Name);
