using System.Management.Automation;
using System.Reflection;
using NeptuneMl.Cmdlets.CleanRooms;
using NeptuneMl.Cmdlets.NeptuneML;
using NeptuneMl.Core;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Operations;

namespace NeptuneMl.Tests.Contract;

/// <summary>Every class of results with a status has one name, an entry in the resource table and a wait cmdlet.</summary>
public sealed class ResourceNameTests
{
    public static TheoryData<string> Results =>
        [.. typeof(MLResource).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(MLResource)))
            .Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Results))]
    public void Result_and_its_resource_have_one_kind(string name)
    {
        Type result = typeof(MLResource).Assembly.GetType(name)!;
        MLResource instance = (MLResource)Activator.CreateInstance(result)!;

        Assert.Equal(instance.Kind, ResourceName.Of(result).Kind);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Result_has_an_entry_in_the_resource_table(string name)
    {
        Type result = typeof(MLResource).Assembly.GetType(name)!;

        Resource? resource = ResourceTable.Find(result.Name);

        Assert.Equal(typeof(Resource<>).MakeGenericType(result), resource?.GetType());
    }
    [Theory]
    [MemberData(nameof(Results))]
    public void Result_is_an_output_type_of_its_wait_cmdlet(string name)
    {
        Type result = typeof(MLResource).Assembly.GetType(name)!;
        Type cmdlet = result.IsSubclassOf(typeof(NeptuneMLResource)) ? typeof(WaitNeptuneMLJobCommand) : typeof(WaitCleanRoomsJobCommand);

        // The attribute's properties are empty in the reference assembly of PowerShell.
        IEnumerable<object?> declared = cmdlet.GetCustomAttributesData().Where(data => data.AttributeType == typeof(OutputTypeAttribute))
            .SelectMany(data => (IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(argument => argument.Value);

        Assert.Contains(result, declared);
    }
}
