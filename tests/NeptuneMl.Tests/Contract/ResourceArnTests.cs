using System.Reflection;
using System.Runtime.CompilerServices;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Tests.Contract;

public sealed class ResourceArnTests
{
    public static TheoryData<string> Resources =>
    [
        .. typeof(CleanRoomsResource).Assembly.GetTypes()
            .Where(type => !type.IsAbstract
                && (type.IsSubclassOf(typeof(CleanRoomsResource)) || type.IsSubclassOf(typeof(CleanRoomsDefinition))))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Result_has_its_ARN_for_the_tag_cmdlets(string name)
    {
        Type type = typeof(CleanRoomsResource).Assembly.GetType(name)!;
        object result = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties()
            .Where(property => property.CanWrite && property.PropertyType == typeof(string)))
        {
            property.SetValue(result, property.Name);
        }

        Assert.Equal(type.GetProperty($"{type.Name}Arn")?.Name, type.GetProperty("ResourceArn")!.GetValue(result));
    }
}
