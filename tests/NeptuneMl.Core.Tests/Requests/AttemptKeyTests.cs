using NeptuneMl.Core.Operations;

namespace NeptuneMl.Core.Tests.Requests;

public sealed class AttemptKeyTests
{
    [Theory]
    [InlineData("movies", 2, 48, "movies-2")]
    [InlineData("movies-2", 3, 48, "movies-2-3")]
    [InlineData("0a1b2c3d-1111-8222-b333-444455556666", 99, 48, "0a1b2c3d-1111-8222-b333-444455556666-99")]
    public void Attempt_has_the_first_key_and_its_number(string key, int number, int longest, string expected) =>
        Assert.Equal(expected, AttemptKey.Of(key, number, longest));

    [Theory]
    [InlineData(48)]
    [InlineData(63)]
    public void Long_key_is_truncated_and_stays_unique(int longest)
    {
        string one = new string('a', longest - 1) + "b", other = new string('a', longest - 1) + "c";

        string[] keys = [AttemptKey.Of(one, 2, longest), AttemptKey.Of(one, 3, longest), AttemptKey.Of(one, 10, longest), AttemptKey.Of(
            other,
            2,
            longest)];

        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.InRange(key.Length, 1, longest));
        Assert.All(keys, key => Assert.Matches("^[A-Za-z0-9-]+$", key));
        Assert.Equal(keys[0], AttemptKey.Of(one, 2, longest));
    }

    [Fact]
    public void Truncation_keeps_surrogate_pairs()
    {
        string key = AttemptKey.Of(new string('a', 51) + string.Concat(Enumerable.Repeat("😀", 6)), 2, 63);

        Assert.Equal(key, key.Normalize());
        Assert.DoesNotContain(key.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
    }
}
