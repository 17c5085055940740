using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NeptuneMl.Core.Validation;

/// <summary>
/// Collects what is wrong with a request. The checks here are what the generated <see cref="RequestRules"/> are made
/// of; a path is put together only when there is something to report.
/// </summary>
internal sealed class RuleViolations : IReadOnlyCollection<RuleViolation>
{
    // The services whose ARNs name resources of the connection's Region. Roles, keys and buckets have none, or another by right.
    private static readonly string[] s_regional = ["cleanrooms", "cleanrooms-ml"];

    private readonly string? _region;
    private readonly List<RuleViolation> _violations = [];
    private readonly List<(string Member, object? Key)> _path = [];

    /// <param name="region">The Region of the connection, which ARNs of the service must have; null when any will do.</param>
    public RuleViolations(string? region = null) => _region = region;

    public int Count => _violations.Count;

    public IEnumerator<RuleViolation> GetEnumerator() => _violations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes into a member, or into an item of it: by index in a list, by key in a map.</summary>
    public void Enter(string member, object? key = null) => _path.Add((member, key));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Report(string? member, object? value, string rule) => _violations.Add(new RuleViolation(PathOf(member), value, rule));

    /// <summary>Whether there is a value to look into; reports a required one that is missing.</summary>
    public bool Present(string? member, object? value, bool required)
    {
        if (value is null && required)
            Report(member, null, "is required");

        return value is not null;
    }

    public void Text(string? member, string? value, TextRule rule, bool required)
    {
        if (!Present(member, value, required))
            return;

        if (value!.Length == 0 && required && rule.Min == 0 && member is not null)
        {
            Report(member, value, "must not be empty");
            return;
        }

        foreach (string broken in rule.BrokenBy(value))
            Report(member, value, broken);
        if (_region is not null && rule.Pattern?.Contains("arn:", StringComparison.Ordinal) == true)
            Arn(member, value);
    }

    private void Arn(string? member, string arn)
    {
        // arn:partition:service:region:account:resource
        string[] parts = arn.Split(':', 6);
        if (parts is [_, _, string service, { Length: > 0 } region, _, _] && s_regional.Contains(service) && !region.Equals(_region, StringComparison.OrdinalIgnoreCase))
            Report(member, arn, $"is in Region {region}, but the connection is to Region {_region}; use -Region {region} for this call, or a connection to that Region");
    }

    /// <summary>Checks a text that becomes a part of the address: escaping leaves dots as they are, and whoever is on the way may follow them.</summary>
    public void PathPart(string member, string? value)
    {
        if (value is "." or "..")
            Report(member, value, "must not be a step within an address");
    }

    /// <summary>Checks the key of the map entry that was entered last.</summary>
    public void Key(string key, TextRule rule)
    {
        foreach (string broken in rule.BrokenBy(key))
            Report(null, key, "the key " + broken);
    }

    public void Number<T>(string? member, T? value, double? min, double? max, bool required)
        where T : struct, INumber<T>
    {
        if (!Present(member, value, required))
            return;

        double number = double.CreateChecked(value!.Value);
        if (number < min)
            Report(member, value, string.Create(CultureInfo.InvariantCulture, $"must be at least {min}"));
        else if (max is not null && !(number <= max))
            Report(member, value, string.Create(CultureInfo.InvariantCulture, $"must be at most {max}"));
    }

    /// <summary>Checks how many items a list or map has; false when there are none to look at.</summary>
    public bool Items(string member, ICollection? value, int? min, int? max, bool required)
    {
        if (!Present(member, value, required))
            return false;

        int count = value!.Count;
        if (count == 0 && min > 0)
            Report(member, value, "must not be empty");
        else if (count < min)
            Report(member, value, $"must have at least {min} items (it has {count})");
        else if (count > max)
            Report(member, value, $"must have at most {max} items (it has {count})");

        return count > 0;
    }

    /// <summary>Checks lists that share one limit.</summary>
    public void Together(int count, int max, params ReadOnlySpan<string> members)
    {
        if (count > max)
        {
            string others = string.Join(", ", members[1..].ToArray());
            Report(members[0], count, $"must have at most {max} items together with {others} (they have {count})");
        }
    }

    /// <summary>Checks that one group of members is set whole and the other groups not at all.</summary>
    public void ExactlyOneOf(params ReadOnlySpan<(string Member, bool IsSet)[]> groups)
    {
        int whole = 0;
        int touched = 0;
        foreach ((string Member, bool IsSet)[] group in groups)
        {
            whole += group.All(member => member.IsSet) ? 1 : 0;
            touched += group.Any(member => member.IsSet) ? 1 : 0;
        }

        if (whole == 1 && touched == 1)
            return;

        List<string> ways = [];
        foreach ((string Member, bool IsSet)[] group in groups)
            ways.Add(string.Join(" and ", group.Select(member => member.Member)));

        string rule = ways.Count == 1
            ? $"{ways[0]} must be given"
            : $"either {string.Join(", or ", ways)} must be given, and only one of these";
        Report(_path.Count == 0 ? groups[0][0].Member : null, null, rule);
    }

    private string PathOf(string? member)
    {
        StringBuilder path = new();
        foreach ((string name, object? key) in _path)
        {
            path.Append(path.Length > 0 ? "." : "").Append(name).Append(Subscript(key));
        }

        if (member is not null)
            path.Append(path.Length > 0 ? "." : "").Append(member);

        return path.ToString();
    }

    private static string Subscript(object? key) => key switch
    {
        null => "",
        string text => $"['{text}']",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{key}]"),
    };
}
