namespace System.Runtime.CompilerServices;

/// <summary>Enables records and init-only properties for netstandard2.0, the only target framework of source generators.</summary>
internal static class IsExternalInit;
