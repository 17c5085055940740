namespace NeptuneMl.Core.Requests;

/// <summary>
/// The input of an operation by the API's member paths, such as <c>resourceConfig.instanceType</c> or, where the API takes a list of
/// one, <c>trainingData[0].type</c>, each with the parameter that gave it. It is what a cmdlet hands over: the SDK's own types stay
/// on this side, where they cannot clash with another module's copy of them.
/// </summary>
internal sealed class ApiInput
{
    private readonly List<ApiInputMember> _members = [];
    private readonly List<(string Path, string Parameter)> _names = [];

    public IReadOnlyList<ApiInputMember> Members => _members;

    /// <summary>Whether what an earlier run has started of the same input is to be found.</summary>
    public bool HasDeterministicId { get; set; }

    /// <summary>Which members may still come down the pipeline, so that it is no mistake yet when they are missing; null when none may.</summary>
    public Func<string, bool>? MayFollow { get; set; }

    /// <summary>Adds a member; a null value means that it was not given.</summary>
    public void Add(string path, string parameter, object? value)
    {
        _names.Add((path, parameter));
        if (value is not null) _members.Add(new ApiInputMember(path, parameter, value, IsGiven: true));
    }

    /// <summary>Adds a member that comes down the pipeline or follows from something else, unless it was given.</summary>
    public void Default(string member, object? value)
    {
        if (_members.Exists(given => given.Path.Equals(member, StringComparison.OrdinalIgnoreCase))) return;
        string parameter = NameOf(member) ?? ParameterOf(member);
        _names.Add((member, parameter));
        if (value is not null) _members.Add(new ApiInputMember(member, parameter, value, IsGiven: false));
    }

    /// <summary>Takes a member out.</summary>
    public void Remove(string member) => _members.RemoveAll(given => given.Path.Equals(member, StringComparison.OrdinalIgnoreCase));

    /// <summary>Puts another value in the place of one that was given.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">Makes it of the parameter that gave the member and its value.</param>
    public void Replace(string member, Func<string, object, object> value)
    {
        int given = _members.FindIndex(known => known.Path.Equals(member, StringComparison.OrdinalIgnoreCase));
        if (given >= 0) _members[given] = _members[given] with { Value = value(_members[given].Parameter, _members[given].Value) };
    }

    /// <summary>The same input with another value of a member that it has.</summary>
    public ApiInput With(string member, object value)
    {
        ApiInput other = new() { HasDeterministicId = HasDeterministicId };
        other._members.AddRange(_members);
        other._names.AddRange(_names);
        other.Replace(member, (_, _) => value);
        return other;
    }

    /// <summary>Whether there is a parameter for a member, given or not.</summary>
    public bool Takes(string member) => NameOf(member) is not null;

    /// <summary>The value of a member, or null when it was not given.</summary>
    public object? Find(string member) => _members.Find(given => given.Path.Equals(member, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>
    /// The parameter that a path of the API belongs to: the one that gave it, or else the one that would have; a leaf of a
    /// document that was given belongs to the document, though it has a parameter of its own.
    /// </summary>
    public string ParameterAt(string path) =>
        Around(path, _members.Select(given => (given.Path, given.Parameter)))
        ?? _names.Find(known => IsWithin(known.Path, path)).Parameter
        ?? Around(path, _names)
        ?? ParameterOf(path);

    /// <summary>The parameter that a path belongs to where no cmdlet says otherwise: its last member's name.</summary>
    public static string ParameterOf(string path)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return char.ToUpperInvariant(member[0]) + member[1..];
    }

    /// <summary>Whether a path is another one or a part of it.</summary>
    public static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && path[outer.Length..] is "" or ['.' or '[', ..];

    private string? NameOf(string member) => _names.Find(known => known.Path.Equals(member, StringComparison.OrdinalIgnoreCase)).Parameter;

    private static string? Around(string path, IEnumerable<(string Path, string Parameter)> known) =>
        known.Where(around => IsWithin(path, around.Path)).OrderByDescending(around => around.Path.Length).FirstOrDefault().Parameter;
}
