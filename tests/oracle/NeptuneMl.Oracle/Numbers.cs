using System.Globalization;

namespace NeptuneMl.Oracle;

/// <summary>Compares numbers in their JSON texts.</summary>
internal static class Numbers
{
    /// <summary>Whether two texts are exactly the same number; what is written as an integer must be so in both.</summary>
    public static bool AreSame(string expected, string actual) => IsInteger(expected)
        ? IsInteger(actual) && decimal.Parse(expected, CultureInfo.InvariantCulture) == decimal.Parse(actual, CultureInfo.InvariantCulture)
        : double.Parse(expected, NumberStyles.Float, CultureInfo.InvariantCulture) == double.Parse(
            actual,
            NumberStyles.Float,
            CultureInfo.InvariantCulture);

    private static bool IsInteger(string text) => text.All(character => char.IsAsciiDigit(character) || character == '-');
}
