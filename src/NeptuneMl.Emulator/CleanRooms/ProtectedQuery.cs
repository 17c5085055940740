using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The protected query that fills an input channel. There are no tables to read; the size of the result is computed from the text
/// of the query.</summary>
internal sealed partial class ProtectedQuery
{
    private const long RecordsPerFile = 250_000;
    private const double GigabytesPerRecord = 1e-6;
    private const string SyntheticTemplate = "synthetic";

    private readonly string _text;
    private readonly string? _template;

    public ProtectedQuery(JsonElement inputChannel)
    {
        JsonElement parameters = inputChannel
            .GetProperty("dataSource").GetProperty("protectedQueryInputParameters").GetProperty("sqlParameters");
        _text = parameters.GetRawText();
        _template = parameters.TryGetProperty("analysisTemplateArn", out JsonElement arn) ? arn.GetString() : null;
        string query = parameters.TryGetProperty("queryString", out JsonElement sql) ? sql.GetString() ?? "" : "";
        HashSet<string> tables = TableName().Matches(query).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToHashSet();
        Tables = tables.Count > 0 ? tables : [_template ?? "the only table"];
    }

    /// <summary>The tables that the query reads. The text of an analysis template is unknown here, so its ARN stands for one
    /// table.</summary>
    public IReadOnlyCollection<string> Tables { get; }

    public long Records => Derived.Number($"records of {_text}", 20_000, 2_000_000);

    public long Files => (Records + RecordsPerFile - 1) / RecordsPerFile;

    public double Gigabytes => Math.Round(Records * GigabytesPerRecord * (1 + Derived.Share($"width of {_text}")), 3);

    /// <summary>Whether the query generates synthetic data. The analysis template defines this, but templates belong to another API: the
    /// emulator assumes it for a template whose ID begins with <c>synthetic</c>.</summary>
    public bool IsSynthetic =>
        _template?[(_template.LastIndexOf('/') + 1)..].StartsWith(SyntheticTemplate, StringComparison.Ordinal) == true;

    /// <summary>Writes the settings of the synthetic data and, when the data is ready, its privacy scores.</summary>
    public void WriteSyntheticData(Utf8JsonWriter output, string member, bool isReady)
    {
        double maxScore = Math.Round(0.6 + (0.3 * Derived.Share($"allowed score of {_template}")), 2);
        output.WriteStartObject(member);
        output.WriteStartObject("syntheticDataParameters");
        output.WriteNumber("epsilon", Math.Round(1 + (4 * Derived.Share($"epsilon of {_template}")), 2));
        output.WriteNumber("maxMembershipInferenceAttackScore", maxScore);
        output.WriteStartObject("columnClassification");
        output.WriteStartArray("columnMapping");
        foreach (string column in new[] { "age", "region", "visits", "spend", "converted" })
        {
            output.WriteStartObject();
            output.WriteString("columnName", column);
            output.WriteString("columnType", column is "region" or "converted" ? "CATEGORICAL" : "NUMERICAL");
            output.WriteBoolean("isPredictiveValue", column == "converted");
            output.WriteEndObject();
        }

        output.WriteEndArray();
        output.WriteEndObject();
        output.WriteEndObject();
        if (isReady)
            WriteScores(output, Math.Round(0.5 + ((maxScore - 0.5) * Derived.Share($"score of {_text}")), 3));
        output.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter output, double score)
    {
        output.WriteStartObject("syntheticDataEvaluationScores");
        output.WriteStartObject("dataPrivacyScores");
        output.WriteStartArray("membershipInferenceAttackScores");
        output.WriteStartObject();
        output.WriteString("attackVersion", "DISTANCE_TO_CLOSEST_RECORD_V1");
        output.WriteNumber("score", score);
        output.WriteEndObject();
        output.WriteEndArray();
        output.WriteEndObject();
        output.WriteEndObject();
    }

    [GeneratedRegex("""\b(?:from|join)\s+"?([\w.]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}
