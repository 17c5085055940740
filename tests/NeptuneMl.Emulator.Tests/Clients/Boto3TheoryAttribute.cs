namespace NeptuneMl.Emulator.Tests.Clients;

/// <summary>Tests with the AWS SDK for Python; named as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Boto3TheoryAttribute : TheoryAttribute
{
    public Boto3TheoryAttribute() => Skip = new Boto3FactAttribute().Skip;
}
