using NeptuneMl.Core;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Operations;

namespace NeptuneMl.Tests.Contract;

/// <summary>Every class of results with a status has one name, in its own messages and in those of the core.</summary>
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
}
