namespace NeptuneMl.Conversion;

/// <summary>The API operations that a cmdlet calls. The contract tests check that each input member has a parameter.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiOperationAttribute(params string[] operations) : Attribute
{
    public string[] Operations { get; } = operations;
}
