namespace NeptuneMl.Core.Operations;

/// <summary>Why <c>-Resume</c> does not adopt a resource that an earlier run created.</summary>
internal static class ResumeFailures
{
    private const int LongestValue = 200;

    /// <summary>An existing resource contradicts the request.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="key">Its id or name.</param>
    /// <param name="keyParameter">The parameter that gives the key.</param>
    /// <param name="service">The service's name in messages.</param>
    /// <param name="contradictions">The members that contradict the request.</param>
    /// <param name="input">The input, which maps members to parameters.</param>
    public static NeptuneMLException Mismatch(
        string kind, string key, string keyParameter, string service, IReadOnlyList<Contradiction> contradictions, ApiInput input)
    {
        string[] parameters = [.. contradictions.Select(contradiction => input.ParameterAt(contradiction.Path)).Distinct()];
        string values = string.Join(
            "; ", contradictions.Select(contradiction => Described(contradiction, input.ParameterAt(contradiction.Path))));
        return new NeptuneMLException($"The {kind} '{key}' already exists and contradicts the request: {values}.")
        {
            ErrorId = ErrorIds.ResumeMismatch,
            Service = service,
            ParameterName = parameters is [string only] ? only : null,
            RecommendedAction = parameters.Contains(keyParameter)
                ? $"Specify another -{keyParameter}. Nothing was created."
                : $"Specify another -{keyParameter} to create a new {kind}, or the values of the existing one to adopt it. "
                    + "Nothing was created.",
        };
    }

    /// <summary>A job of an earlier run has failed or was stopped.</summary>
    /// <param name="job">The job.</param>
    /// <param name="key">Its id or name.</param>
    /// <param name="keyParameter">The parameter that gives the key.</param>
    /// <param name="next">The key of the next attempt, or null after the last one.</param>
    public static NeptuneMLException Ended(MLResource job, string key, string keyParameter, string? next)
    {
        string ways = next is null ? $"another -{keyParameter}" : $"-RestartFailed or another -{keyParameter}";
        NeptuneMLException failure = JobEnd.Failure(job, key);
        return new NeptuneMLException($"{failure.Message.TrimEnd('.')}. A new attempt needs {ways}.")
        {
            ErrorId = failure.ErrorId,
            RecommendedAction = next is null
                ? $"Specify another -{keyParameter}. {failure.RecommendedAction}"
                : $"Add -RestartFailed to start it again as '{next}', or specify another -{keyParameter}. {failure.RecommendedAction}",
        };
    }

    private static string Described(Contradiction contradiction, string parameter)
    {
        string member = contradiction.Path[(contradiction.Path.LastIndexOf('.') + 1)..];
        string place = parameter.Equals(member, StringComparison.OrdinalIgnoreCase) ? "" : $" ({contradiction.Path})";
        // Containers often get passwords in environment variables.
        if (ApiInput.IsWithin(contradiction.Path, "environment")) return $"-{parameter}{place} differs from the existing resource";
        return $"-{parameter}{place} is '{Shown(contradiction.Requested)}' in the request "
            + $"and '{Shown(contradiction.Existing)}' in the existing resource";
    }

    private static string Shown(string value) => Printable.Text(value, LongestValue);
}
