namespace NeptuneMl.Emulator.Api;

internal sealed class Operation
{
    private readonly Dictionary<string, Member> _members;

    public Operation(string name, string method, string uri, int successStatus, Shape? input, Shape? output)
    {
        Name = name;
        Method = method;
        Segments = uri.Split('/', StringSplitOptions.RemoveEmptyEntries);
        SuccessStatus = successStatus;
        Members = input?.Members ?? [];
        Rules = input?.Rules ?? [];
        Output = output;
        HasBody = Members.Any(member => member.Location == MemberLocation.Body);
        _members = Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        Labels = [.. Segments.Where(IsLabel).Select(segment => Members.Single(
            member => member.Location == MemberLocation.Label && member.WireName == segment[1..^1]))];
    }

    public string Name { get; }

    public string Method { get; }

    /// <summary>The segments of the path. A segment in braces is a label, which matches exactly one segment of a request path.</summary>
    public IReadOnlyList<string> Segments { get; }

    public int SuccessStatus { get; }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>The rules about several members together.</summary>
    public IReadOnlyList<StructureRule> Rules { get; }

    /// <summary>The members that the path contains, in the order of the path.</summary>
    public IReadOnlyList<Member> Labels { get; }

    public Shape? Output { get; }

    public bool HasBody { get; }

    public Member this[string member] => _members[member];

    public bool Takes(string member) => _members.ContainsKey(member);

    public static bool IsLabel(string segment) => segment.StartsWith('{');
}
