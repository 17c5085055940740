namespace NeptuneMl.Conversion;

/// <summary>An IAM action of another service that a cmdlet needs, always or when a parameter is used.</summary>
/// <param name="action">The action, such as <c>s3:ListBucket</c>.</param>
/// <param name="parameter">The parameter, or null when every use needs the action.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class AdditionalPermissionAttribute(string action, string? parameter = null) : Attribute
{
    public string Action { get; } = action;

    public string? Parameter { get; } = parameter;
}
