using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeptuneMl.Core.Permissions;

/// <summary>An IAM policy document that allows actions, each on the resources of its kind.</summary>
/// <param name="resources">The ARNs that limit the actions of their kind. Actions of other kinds are allowed on all resources.</param>
internal sealed class PolicyDocument(IReadOnlyCollection<string> resources)
{
    private const string AnyResource = "*";
    private const string PassRole = "iam:PassRole";

    // Roles are passed to Clean Rooms ML only. Neptune uses the roles of the cluster's parameter group, which no caller passes.
    private const string PassedToService = "cleanrooms-ml.amazonaws.com";

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, SortedSet<string>> _actions = new(StringComparer.Ordinal);

    public bool IsEmpty => _actions.Count == 0;

    /// <summary>Whether an ARN can limit an action of the module's cmdlets: a cluster's data, a membership or collaboration, a role, or an
    /// S3 bucket.</summary>
    public static bool IsResource(string arn) => KindOfArn(arn) is not null;

    /// <summary>A policy statement that allows actions, in one line.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="resource">The ARN of the resource, or null for all resources.</param>
    public static string Statement(IEnumerable<string> actions, string? resource)
    {
        string list = string.Join(", ", actions.Select(action => $"\"{action}\""));
        return $"{{ \"Effect\": \"Allow\", \"Action\": [{list}], \"Resource\": \"{resource ?? AnyResource}\" }}";
    }

    /// <summary>Allows an action.</summary>
    /// <param name="action">The action, such as <c>neptune-db:GetEngineStatus</c>.</param>
    /// <param name="resource">The ARN of the only resource that the action is needed for, or null.</param>
    public void Allow(string action, string? resource = null)
    {
        string[] limits = [.. resources.Where(arn => KindOfArn(arn) == KindOf(action))];
        if (!_actions.TryGetValue(action, out SortedSet<string>? allowed))
            _actions[action] = allowed = new SortedSet<string>(StringComparer.Ordinal);
        if (limits.Length > 0) allowed.UnionWith(limits);
        else allowed.Add(resource ?? AnyResource);
        if (allowed.Contains(AnyResource)) allowed.RemoveWhere(arn => arn != AnyResource);
    }

    /// <summary>The policy as JSON text, with one statement for each kind of action and its resources.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            IEnumerable<IGrouping<(string Kind, string Resources), KeyValuePair<string, SortedSet<string>>>> statements =
                _actions.GroupBy(entry => (KindOf(entry.Key), string.Join(' ', entry.Value)));
            Dictionary<string, int> numbers = [];
            foreach (IGrouping<(string Kind, string Resources), KeyValuePair<string, SortedSet<string>>> statement in statements)
            {
                string kind = statement.Key.Kind;
                numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
                string number = numbers[kind] == 1 ? "" : numbers[kind].ToString(CultureInfo.InvariantCulture);
                WriteStatement(json, kind + number, [.. statement.Select(entry => entry.Key)], statement.First().Value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).ReplaceLineEndings();
    }

    private static void WriteStatement(Utf8JsonWriter json, string sid, string[] actions, SortedSet<string> allowed)
    {
        json.WriteStartObject();
        json.WriteString("Sid", sid);
        json.WriteString("Effect", "Allow");
        WriteArray(json, "Action", actions);
        WriteArray(json, "Resource", allowed);
        if (actions.Contains(PassRole))
        {
            json.WriteStartObject("Condition");
            json.WriteStartObject("StringEquals");
            json.WriteString("iam:PassedToService", PassedToService);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // The kind is the statement id too, which has only letters and digits.
    private static string KindOf(string action) => action switch
    {
        "cleanrooms:PassMembership" => "Membership",
        "cleanrooms:PassCollaboration" or "cleanrooms:ListMembers" => "Collaboration",
        PassRole => "PassRole",
        "s3:ListBucket" => "S3Bucket",
        _ when action.StartsWith("s3:", StringComparison.Ordinal) => "S3Object",
        _ when action.StartsWith("neptune-db:", StringComparison.Ordinal) => "NeptuneML",
        _ => "CleanRoomsML",
    };

    private static string? KindOfArn(string arn) => arn.Split(':', 6) is not ["arn", _, string service, _, _, { Length: > 0 } name]
        ? null
        : service switch
        {
            "neptune-db" => "NeptuneML",
            "cleanrooms" when name.StartsWith("membership/", StringComparison.Ordinal) => "Membership",
            "cleanrooms" when name.StartsWith("collaboration/", StringComparison.Ordinal) => "Collaboration",
            "iam" when name.StartsWith("role/", StringComparison.Ordinal) => "PassRole",
            "s3" => name.Contains('/', StringComparison.Ordinal) ? "S3Object" : "S3Bucket",
            _ => null,
        };
}
