namespace NeptuneMl.Conversion;

/// <summary>The operations of the API that a cmdlet calls. The contract tests check that each of their members has a parameter.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiOperationAttribute : Attribute
{
    public ApiOperationAttribute(params string[] operations) => Operations = operations;

    public string[] Operations { get; }
}
