using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using NeptuneMl.Core.Errors;
using NeptuneMl.Pipelines;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Contract;

public sealed class ErrorTests
{
    // The attribute's properties are empty in the reference assembly of PowerShell.
    private static readonly HashSet<string> s_cmdlets =
    [
        .. typeof(ErrorRecords).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributesData()).Where(data => data.AttributeType == typeof(CmdletAttribute))
            .Select(data => $"{data.ConstructorArguments[0].Value}-{data.ConstructorArguments[1].Value}"),
    ];

    public static TheoryData<string> ErrorIdentifiers =>
        [.. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(constant => constant.IsLiteral)
            .Select(constant => (string)constant.GetRawConstantValue()!)];

    public static TheoryData<string> Operations => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    public static TheoryData<string> Resources =>
        [.. typeof(MLResource).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(MLResource)))
            .Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(ErrorIdentifiers))]
    public void Every_error_id_has_a_category(string errorId)
    {
        foreach (int? status in new int?[] { null, 200, 400, 503 })
            Assert.NotEqual(ErrorCategory.NotSpecified, ErrorRecords.CategoryOf(errorId, status));
    }

    [Theory]
    [InlineData(400, ErrorCategory.InvalidArgument)]
    [InlineData(403, ErrorCategory.PermissionDenied)]
    [InlineData(404, ErrorCategory.ObjectNotFound)]
    [InlineData(409, ErrorCategory.ResourceExists)]
    [InlineData(500, ErrorCategory.ResourceUnavailable)]
    public void Unknown_error_code_has_a_category_by_status(int status, ErrorCategory expected) =>
        Assert.Equal(expected, ErrorRecords.CategoryOf("SomethingNew", status));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Recommendations_of_an_operation_name_cmdlets_that_exist(string name)
    {
        Assert.Contains(CmdletNames.Reader(name)!, s_cmdlets);
        Assert.NotEmpty(CmdletNames.ReadersOfMissing(name));
        Assert.All(CmdletNames.ReadersOfMissing(name), cmdlet => Assert.Contains(cmdlet, s_cmdlets));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Recommendations_about_a_resource_name_cmdlets_that_exist(string name)
    {
        MLResource resource = (MLResource)RuntimeHelpers.GetUninitializedObject(typeof(MLResource).Assembly.GetType(name)!);

        Assert.Contains(CmdletNames.Reader(resource), s_cmdlets);
        Assert.Contains(CmdletNames.Waiter(resource), s_cmdlets);
    }

    [Theory]
    [InlineData("Neptune ML")]
    [InlineData("Clean Rooms ML")]
    public void Recommendations_about_a_connection_name_cmdlets_that_exist(string service) =>
        Assert.Contains(CmdletNames.Connect(service), s_cmdlets);
}
