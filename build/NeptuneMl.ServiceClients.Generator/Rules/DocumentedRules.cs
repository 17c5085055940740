namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>The documented rules of one service, by their targets.</summary>
internal sealed class DocumentedRules
{
    private readonly List<(string Target, DocumentedRule Rule)> _rules = [];

    private DocumentedRules()
    {
    }

    /// <exception cref="JsonFormatException">The text is malformed, or a target does not exist in the service.</exception>
    public static DocumentedRules Read(string text, ServiceApi api)
    {
        JsonValue root = JsonReader.Parse(text);
        root.Allow("patterns", "rules", "quotas");
        JsonValue patterns = root.Member("patterns", JsonKind.Object);
        DocumentedRules rules = new();
        foreach (JsonValue item in root.Member("rules", JsonKind.Array).Items)
        {
            DocumentedRule rule = ReadRule(item, patterns);
            if (rule.Service == api.Id)
                rules.Add(rule, api);
        }

        foreach (JsonValue quota in root.Find("quotas")?.Items ?? [])
            CheckQuota(quota, api);
        return rules;
    }

    public Limits For(Shape shape) => Apply(Limits.Of(shape), shape.Name);

    public Limits For(Shape structure, Member member) =>
        Apply(Apply(For(member.Shape), "*." + member.Name), $"{structure.Name}.{member.Name}");

    public Limits ForItems(Shape structure, Member member) =>
        Apply(Apply(For(member.Shape.Item), $"*.{member.Name}[]"), $"{structure.Name}.{member.Name}[]");

    /// <summary>Returns the rules about several members of the structure.</summary>
    public IEnumerable<DocumentedRule> About(Shape structure) =>
        _rules.Where(entry => entry.Target == structure.Name).Select(entry => entry.Rule);

    private Limits Apply(Limits limits, string target)
    {
        foreach ((string on, DocumentedRule rule) in _rules)
        {
            if (on == target)
                limits = limits.With(rule);
        }

        return limits;
    }

    private void Add(DocumentedRule rule, ServiceApi api)
    {
        foreach (string target in rule.On)
        {
            if (!Exists(target.Replace("[]", ""), api))
                throw new JsonFormatException($"{api.Id} has no '{target}'", rule.Position);

            _rules.Add((target, rule));
        }

        IEnumerable<string> members = rule.ExactlyOneOf.SelectMany(group => group).Concat(rule.Together);
        foreach (string member in members)
        {
            if (!Exists($"{rule.On[0]}.{member}", api))
                throw new JsonFormatException($"{rule.On[0]} has no member '{member}'", rule.Position);
        }
    }

    // The clients have no use for quotas; they are checked here because all of api/ is.
    private static void CheckQuota(JsonValue quota, ServiceApi api)
    {
        quota.Allow("service", "operation", "name", "counts", "per", "value", "source");
        quota.RequiredText("name");
        quota.RequiredText("source");
        quota.Member("value", JsonKind.Number);
        if (quota.RequiredText("counts") is not ("unfinished" or "existing"))
            throw new JsonFormatException("'counts' must be 'unfinished' or 'existing'", quota.Position);
        if (quota.RequiredText("service") != api.Id)
            return;

        string name = quota.RequiredText("operation");
        Operation operation = api.Operations.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new JsonFormatException($"{api.Id} has no operation '{name}'", quota.Position);
        if (quota.Find("per")?.Text is { } per && operation.Input?.Members.Any(member => member.Name == per) != true)
            throw new JsonFormatException($"the input of {name} has no member '{per}'", quota.Position);
        if (operation.Errors.All(error => error.Name != "ServiceQuotaExceededException"))
            throw new JsonFormatException($"{name} has no error for an exceeded quota", quota.Position);
    }

    private static bool Exists(string target, ServiceApi api)
    {
        int dot = target.IndexOf('.');
        if (dot < 0)
            return api.Shapes.ContainsKey(target);

        (string structure, string member) = (target.Substring(0, dot), target.Substring(dot + 1));
        return api.Shapes.Values.Any(shape =>
            (structure == "*" || shape.Name == structure) && shape.Members.Any(candidate => candidate.Name == member));
    }

    private static DocumentedRule ReadRule(JsonValue json, JsonValue patterns)
    {
        json.Allow(
            "service", "on", "min", "max", "pattern", "says", "notPrefix", "enum", "open", "exactlyOneOf", "together", "source");
        json.RequiredText("source");
        string? pattern = json.Find("pattern")?.Text;
        return new DocumentedRule(json.RequiredText("service"), json.Position)
        {
            On = Texts(json.Member("on", JsonKind.Array)),
            Min = json.Find("min")?.Text,
            Max = json.Find("max")?.Text,
            Pattern = pattern is null ? null : patterns.RequiredText(pattern),
            Says = json.Find("says")?.Text,
            NotPrefix = json.Find("notPrefix")?.Text,
            Enum = Texts(json.Find("enum")),
            Open = json.Find("open")?.Kind == JsonKind.True,
            ExactlyOneOf = [.. json.Find("exactlyOneOf")?.Items.Select(Texts) ?? []],
            Together = Texts(json.Find("together")),
        };
    }

    private static IReadOnlyList<string> Texts(JsonValue? array) => [.. array?.Items.Select(item => item.Text) ?? []];
}
