using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Setps", "Steps")]
    [InlineData("steps", "Steps")]
    [InlineData("Step", "Steps")]
    [InlineData("Conection", "Connection")]
    [InlineData("DependOn", "DependsOn")]
    [InlineData("Wiht", "With")]
    [InlineData("Something", null)]
    [InlineData("", null)]
    public void Of_finds_the_name_with_few_edits(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["Steps", "Connection", "DependsOn", "With", "Run"]));
}
