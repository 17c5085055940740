using System.Collections;
using System.Numerics;
using System.Text;

namespace NeptuneMl.Core.Validation;

/// <summary>Collects the violations of a request. The generated <see cref="RequestRules"/> call the checks here; a path is built only when
/// there is a violation to report.</summary>
/// <param name="region">The Region of the connection, which ARNs of the service must have; null to allow any.</param>
internal sealed class RuleViolations(string? region = null) : IReadOnlyCollection<RuleViolation>
{
    // The services whose resources are in the connection's Region. Roles and buckets have no Region; KMS keys may have another.
    private static readonly string[] s_regionalServices = ["cleanrooms", "cleanrooms-ml"];

    private readonly List<RuleViolation> _violations = [];
    private readonly List<(string Member, object? Key)> _path = [];

    public int Count => _violations.Count;

    public IEnumerator<RuleViolation> GetEnumerator() => _violations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enters a member, or an item of it: by index in a list, by key in a map.</summary>
    public void Enter(string member, object? key = null) => _path.Add((member, key));

    /// <summary>Leaves the member that was entered last.</summary>
    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Whether there is a value to check; reports a required one that is missing.</summary>
    public bool Present(string? member, object? value, bool required)
    {
        if (value is null && required) Report(RuleKind.Required, member, null);
        return value is not null;
    }

    public void Text(string? member, string? value, TextRule rule, bool required)
    {
        if (!Present(member, value, required)) return;

        if (value!.Length == 0 && required && rule.Min == 0 && member is not null)
        {
            Report(RuleKind.NotEmpty, member, value);
            return;
        }

        foreach (RuleKind kind in rule.ViolatedBy(value)) _violations.Add(new RuleViolation(kind, PathOf(member), value) { Text = rule });
        if (region is not null && rule.Pattern?.Contains("arn:", StringComparison.Ordinal) == true && IsOfOtherRegion(value))
            Report(RuleKind.Region, member, value, region);
    }

    /// <summary>Checks a text that becomes a segment of the URL: escaping keeps dots, and a proxy may resolve them.</summary>
    public void PathSegment(string member, string? value)
    {
        if (value is "." or "..") Report(RuleKind.PathSegment, member, value);
    }

    /// <summary>Checks the key of the map entry that was entered last.</summary>
    public void Key(string key, TextRule rule)
    {
        foreach (RuleKind kind in rule.ViolatedBy(key))
            _violations.Add(new RuleViolation(kind, PathOf(null), key) { Text = rule, IsKey = true });
    }

    public void Number<T>(string? member, T? value, double? min, double? max, bool required)
        where T : struct, INumber<T>
    {
        if (!Present(member, value, required)) return;

        double number = double.CreateChecked(value!.Value);
        if (number < min) Report(RuleKind.Minimum, member, value, min);
        // Not "number > max", which lets NaN pass.
        else if (max is not null && !(number <= max)) Report(RuleKind.Maximum, member, value, max);
    }

    /// <summary>Checks the number of items of a list or map; returns false when it has no items to check.</summary>
    public bool Items(string member, ICollection? value, int? min, int? max, bool required)
    {
        if (!Present(member, value, required)) return false;

        int count = value!.Count;
        if (count == 0 && min > 0) Report(RuleKind.NotEmpty, member, value);
        else if (count < min) Report(RuleKind.MinimumItems, member, value, min, count);
        else if (count > max) Report(RuleKind.MaximumItems, member, value, max, count);

        return count > 0;
    }

    /// <summary>Checks lists that share one limit.</summary>
    public void Together(int count, int max, params ReadOnlySpan<string> members)
    {
        if (count <= max) return;
        List<IReadOnlyList<string>> lists = [];
        foreach (string member in members) lists.Add([PathOf(member)]);
        _violations.Add(
            new RuleViolation(RuleKind.MaximumItemsTogether, PathOf(members[0]), null) { Limit = max, Count = count, Members = lists });
    }

    /// <summary>Checks that all members of one group are set, and none of the other groups.</summary>
    public void ExactlyOneOf(params ReadOnlySpan<(string Member, bool IsSet)[]> groups)
    {
        int complete = 0;
        int started = 0;
        foreach ((string Member, bool IsSet)[] group in groups)
        {
            complete += group.All(member => member.IsSet) ? 1 : 0;
            started += group.Any(member => member.IsSet) ? 1 : 0;
        }

        if (complete == 1 && started == 1) return;

        List<IReadOnlyList<string>> members = [];
        foreach ((string Member, bool IsSet)[] group in groups) members.Add([.. group.Select(member => PathOf(member.Member))]);
        string path = _path.Count == 0 ? members[0][0] : PathOf(null);
        _violations.Add(new RuleViolation(RuleKind.ExactlyOneOf, path, null) { Members = members });
    }

    private bool IsOfOtherRegion(string arn) =>
        // arn:partition:service:region:account:resource
        arn.Split(':', 6) is [_, _, string service, { Length: > 0 } actual, _, _]
            && s_regionalServices.Contains(service) && !actual.Equals(region, StringComparison.OrdinalIgnoreCase);

    private void Report(RuleKind kind, string? member, object? value, object? limit = null, int count = 0) =>
        _violations.Add(new RuleViolation(kind, PathOf(member), value) { Limit = limit, Count = count });

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
