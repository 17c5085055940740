namespace NeptuneMl.Core.Requests;

/// <summary>The input of an operation: values by member path of the API, such as <c>resourceConfig.instanceType</c> or, in the first item
/// of a list, <c>trainingData[0].type</c>, each with the parameter that it comes from. Cmdlets pass this class to the core instead of SDK
/// types, so that they cannot load another module's copy of the SDK.</summary>
internal sealed class ApiInput
{
    private readonly List<ApiInputMember> _members = [];
    private readonly List<(string Path, string Parameter)> _names = [];

    public IReadOnlyList<ApiInputMember> Members => _members;

    /// <summary>Whether a missing id is derived from the request instead of random, so that a later run finds the same job.</summary>
    public bool HasDeterministicId { get; set; }

    /// <summary>Whether pipeline input may still supply a member, so that a missing one is no error yet; null when no member may.</summary>
    public Func<string, bool>? MayBePiped { get; set; }

    /// <summary>Adds a member; a null value means that its parameter is not bound.</summary>
    public void Add(string path, string parameter, object? value)
    {
        _names.Add((path, parameter));
        if (value is not null) _members.Add(new ApiInputMember(path, parameter, value, IsArgument: true));
    }

    /// <summary>Adds a member from the piped object, or a derived one, unless the input already has it.</summary>
    public void Default(string member, object? value)
    {
        if (_members.Exists(existing => existing.Path.Equals(member, StringComparison.OrdinalIgnoreCase))) return;
        string parameter = NameOf(member) ?? ParameterOf(member);
        _names.Add((member, parameter));
        if (value is not null) _members.Add(new ApiInputMember(member, parameter, value, IsArgument: false));
    }

    /// <summary>Removes a member.</summary>
    public void Remove(string member) => _members.RemoveAll(existing => existing.Path.Equals(member, StringComparison.OrdinalIgnoreCase));

    /// <summary>Replaces the value of a member, if the input has it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="convert">Returns the new value for the member's parameter and its current value.</param>
    public void Replace(string member, Func<string, object, object> convert)
    {
        int index = _members.FindIndex(existing => existing.Path.Equals(member, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) _members[index] = _members[index] with { Value = convert(_members[index].Parameter, _members[index].Value) };
    }

    /// <summary>A copy of the input with another value of a member that it has.</summary>
    public ApiInput With(string member, object value)
    {
        ApiInput other = new() { HasDeterministicId = HasDeterministicId };
        other._members.AddRange(_members);
        other._names.AddRange(_names);
        other.Replace(member, (_, _) => value);
        return other;
    }

    /// <summary>Whether the cmdlet has a parameter for a member, bound or not.</summary>
    public bool HasParameterFor(string member) => NameOf(member) is not null;

    /// <summary>The value of a member, or null when the input does not have it.</summary>
    public object? Find(string member) =>
        _members.Find(existing => existing.Path.Equals(member, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The parameter of an API path, for errors: the bound parameter that it comes from, or else the parameter of the member. A
    /// member of a structure that was specified as a whole belongs to the structure's parameter, even when it has a parameter of its
    /// own.</summary>
    public string ParameterAt(string path) =>
        Enclosing(path, _members.Select(member => (member.Path, member.Parameter)))
        ?? _names.Find(known => IsWithin(known.Path, path)).Parameter
        ?? Enclosing(path, _names)
        ?? ParameterOf(path);

    /// <summary>The default parameter of an API path: the name of its last member.</summary>
    public static string ParameterOf(string path)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return char.ToUpperInvariant(member[0]) + member[1..];
    }

    /// <summary>Whether a path equals another one or is nested in it.</summary>
    public static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && path[outer.Length..] is "" or ['.' or '[', ..];

    private string? NameOf(string member) => _names.Find(known => known.Path.Equals(member, StringComparison.OrdinalIgnoreCase)).Parameter;

    private static string? Enclosing(string path, IEnumerable<(string Path, string Parameter)> known) =>
        known.Where(outer => IsWithin(path, outer.Path)).OrderByDescending(outer => outer.Path.Length).FirstOrDefault().Parameter;
}
