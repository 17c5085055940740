namespace NeptuneMl.Core.Requests;

/// <summary>
/// The input of an operation by the API's member paths, such as <c>resourceConfig.instanceType</c> or, where the API takes a list of
/// one, <c>trainingData[0].type</c>, each with the parameter that gave it. It is what a cmdlet hands over: the SDK's own types stay on this side, where they cannot clash with
/// another module's copy of them.
/// </summary>
internal sealed class ApiInput
{
    private readonly List<(string Path, string Parameter, object Value)> _members = [];
    private readonly List<(string Path, string Parameter)> _names = [];

    public IReadOnlyList<(string Path, string Parameter, object Value)> Members => _members;

    /// <summary>Adds a member; a null value means that it was not given.</summary>
    public void Add(string path, string parameter, object? value)
    {
        _names.Add((path, parameter));
        if (value is not null) _members.Add((path, parameter, value));
    }

    /// <summary>Adds a member that follows from something else, unless it was given.</summary>
    public void Default(string member, object? value)
    {
        if (!_members.Exists(given => given.Path.Equals(member, StringComparison.OrdinalIgnoreCase))) Add(member, ParameterOf(member), value);
    }

    /// <summary>Puts another value in the place of one that was given.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">Makes it of the parameter that gave the member and its value.</param>
    public void Replace(string member, Func<string, object, object> value)
    {
        int given = _members.FindIndex(known => known.Path.Equals(member, StringComparison.OrdinalIgnoreCase));
        if (given >= 0) _members[given] = _members[given] with { Value = value(_members[given].Parameter, _members[given].Value) };
    }

    /// <summary>Whether there is a parameter for a member, given or not.</summary>
    public bool Takes(string member) => _names.Exists(known => known.Path.Equals(member, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of a member, or null when it was not given.</summary>
    public object? Find(string member) => _members.Find(given => given.Path.Equals(member, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The parameter that a path of the API belongs to.</summary>
    public string ParameterAt(string path)
    {
        string? parameter = null;
        int longest = -1;
        foreach ((string member, string name) in _names)
        {
            if (member.Length <= longest || !path.StartsWith(member, StringComparison.OrdinalIgnoreCase)) continue;
            if (path.Length > member.Length && path[member.Length] is not ('.' or '[')) continue;
            (parameter, longest) = (name, member.Length);
        }

        return parameter ?? ParameterOf(path);
    }

    /// <summary>The parameter that a path belongs to where no cmdlet says otherwise: its last member's name.</summary>
    public static string ParameterOf(string path)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return char.ToUpperInvariant(member[0]) + member[1..];
    }
}
