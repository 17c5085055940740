using NeptuneMl.Core.Workflows.StepFunctions;

namespace NeptuneMl.Core.Tests.Workflows.StepFunctions;

public sealed class PlaceholdersTests
{
    private readonly Placeholders _placeholders = new();

    [Fact]
    public void Text_that_is_one_placeholder_is_its_expression() =>
        Assert.Equal("$.Parameters.Export", _placeholders.ExpressionOf(_placeholders.Text("$.Parameters.Export")));

    [Fact]
    public void Text_around_placeholders_is_formatted()
    {
        string bucket = _placeholders.Text("$.Parameters.Bucket"), key = _placeholders.Text("$.Key");

        Assert.Equal(
            "States.Format('s3://{}/{}/models', $.Parameters.Bucket, $.Key)", _placeholders.ExpressionOf($"s3://{bucket}/{key}/models"));
    }

    [Fact]
    public void Special_characters_around_placeholders_are_escaped() => Assert.Equal(
        @"States.Format('it\'s \{1\} \\ {}', $.Key)", _placeholders.ExpressionOf($@"it's {{1}} \ {_placeholders.Text("$.Key")}"));

    [Fact]
    public void Number_is_its_expression_in_every_numeric_type()
    {
        long volume = _placeholders.Number("$.Parameters.Volume");

        Assert.Equal("$.Parameters.Volume", _placeholders.ExpressionOf((int)volume));
        Assert.Equal("$.Parameters.Volume", _placeholders.ExpressionOf((double)volume));
        Assert.Equal("States.Format('{}', $.Parameters.Volume)", _placeholders.ExpressionOf($"{volume}"));
    }

    [Theory]
    [InlineData("s3://bucket/models")]
    [InlineData("30")]
    [InlineData("")]
    [InlineData(30)]
    [InlineData(true)]
    [InlineData(null)]
    public void Constant_has_no_expression(object? value)
    {
        _ = _placeholders.Number("$.Parameters.Volume");

        Assert.Null(_placeholders.ExpressionOf(value));
    }

    [Theory]
    [InlineData("process", "$.Steps.process")]
    [InlineData("step-1", "$.Steps['step-1']")]
    public void Path_quotes_what_is_no_identifier(string name, string expected) =>
        Assert.Equal(expected, Placeholders.PathOf("$.Steps", name));
}
