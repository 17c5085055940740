using System.Text;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>A workflow file that was read and checked.</summary>
/// <param name="Workflow">The workflow; null when there are findings.</param>
/// <param name="Findings">The mistakes of the file, in its order.</param>
internal sealed record WorkflowFile(Workflow? Workflow, IReadOnlyList<WorkflowFinding> Findings)
{
    private const string Psd1 = ".psd1";
    private const string Json = ".json";

    private const int MostFindings = 3;

    // A workflow is written by people. A larger file is something else.
    private const long MaxLength = 16 * 1024 * 1024;

    /// <summary>The endings of workflow files.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Psd1, Json];

    /// <summary>Whether a path has the ending of a workflow file.</summary>
    public static bool IsOne(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads and checks a workflow file. Nothing is run and nothing is sent.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="parameters">The values of the workflow's parameters by name, ignoring case; null to check the file without values, in
    /// which case parameters without a default have no value.</param>
    /// <param name="parameter">The parameter of the cmdlet with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The file cannot be read, or a parameter is unknown, missing or of another type.</exception>
    public static WorkflowFile Load(string path, IReadOnlyDictionary<string, object?>? parameters, string parameter = nameof(Path))
    {
        string file = Path.GetFullPath(path);
        if (TextOf(file, parameter) is { } text) return Check(file, text, parameters);
        FindingList findings = new(file);
        findings.Add("", 1, 1, "The file is not valid UTF-8.", "Save the file as UTF-8.");
        return new WorkflowFile(null, findings.Sorted);
    }

    /// <summary>Checks the text of a workflow file.</summary>
    /// <param name="file">The full path of the file, whose extension is that of the format.</param>
    /// <param name="text">The text.</param>
    /// <param name="parameters">The values of the workflow's parameters, or null; see <see cref="Load"/>.</param>
    /// <exception cref="NeptuneMLException">A parameter is unknown, missing or of another type.</exception>
    public static WorkflowFile Check(string file, string text, IReadOnlyDictionary<string, object?>? parameters)
    {
        FindingList findings = new(file);
        WorkflowValue? root = Path.GetExtension(file).Equals(Json, StringComparison.OrdinalIgnoreCase)
            ? JsonWorkflowReader.Read(text, findings)
            : Psd1WorkflowReader.Read(text, findings);
        Workflow? workflow = root is null ? null : new WorkflowReader(file, root, findings, parameters).Read();
        return new WorkflowFile(findings.Count == 0 ? workflow : null, findings.Sorted);
    }

    /// <summary>Reads a workflow file that must have no mistakes.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="parameters">The values of the workflow's parameters, or null; see <see cref="Load"/>.</param>
    /// <param name="parameter">The parameter of the cmdlet with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The file cannot be read or has mistakes, or a parameter is wrong.</exception>
    public static Workflow LoadValid(string path, IReadOnlyDictionary<string, object?>? parameters, string parameter = nameof(Path))
    {
        WorkflowFile file = Load(path, parameters, parameter);
        if (file.Workflow is { } workflow) return workflow;
        string[] findings = [.. file.Findings.Take(MostFindings).Select(finding => finding.ToString())];
        string rest = file.Findings.Count > MostFindings ? $" There are {file.Findings.Count - MostFindings} more." : "";
        throw new NeptuneMLException($"The workflow file '{path}' has mistakes. {string.Join(' ', findings)}{rest}")
        {
            ErrorId = ErrorIds.WorkflowInvalid,
            ParameterName = parameter,
            RecommendedAction = $"List all mistakes with Test-NeptuneMLWorkflow '{path}'. Nothing was sent.",
        };
    }

    // Null when the file is not valid UTF-8.
    private static string? TextOf(string file, string parameter)
    {
        if (!IsOne(file)) throw Invalid(file, "must have the extension .psd1 or .json");
        if (!File.Exists(file)) throw Invalid(file, Directory.Exists(file) ? "is a folder" : "does not exist");
        try
        {
            if (new FileInfo(file).Length > MaxLength) throw Invalid(file, "is larger than 16 MB and no workflow file");
            UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            using StreamReader reader = new(file, encoding, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Invalid(file, $"cannot be read: {failure.Message.TrimEnd('.')}");
        }

        NeptuneMLException Invalid(string file, string rule) => Failures.InvalidParameter(parameter, file, rule);
    }
}
