using System.Text;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>Converts API names to C# names by the rules of the AWS SDK for .NET.</summary>
internal static class Names
{
    /// <summary>Converts <c>maxHPONumberOfTrainingJobs</c> to <c>MaxHPONumberOfTrainingJobs</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Converts <c>ml.m5.12xlarge</c> to <c>MlM512xlarge</c>; <c>CREATE_PENDING</c> is unchanged.</summary>
    public static string Constant(string value)
    {
        StringBuilder name = new();
        bool startsWord = true;
        foreach (char c in value)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        return name.ToString();
    }

    /// <summary>Returns the text as a C# string literal.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                literal.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                literal.Append(c);
        }

        return literal.Append('"').ToString();
    }
}
