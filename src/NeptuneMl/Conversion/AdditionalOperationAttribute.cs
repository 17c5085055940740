namespace NeptuneMl.Conversion;

/// <summary>An operation that a cmdlet calls besides its own, such as the one that reads an updated resource.</summary>
/// <param name="operation">The name of the operation in the API.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class AdditionalOperationAttribute(string operation) : Attribute
{
    public string Operation { get; } = operation;

    /// <summary>The parameter that makes the call unnecessary, or null. A piped result with a property of this name does too.</summary>
    public string? Unless { get; set; }
}
