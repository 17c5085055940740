using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.Errors;

/// <summary>Why <c>-Resume</c> does not adopt what an earlier run created.</summary>
internal static class ResumeFailures
{
    private const int LongestValue = 200;

    /// <summary>An existing resource contradicts the request.</summary>
    /// <param name="kind">What it is, in words.</param>
    /// <param name="key">Its id or name.</param>
    /// <param name="keyParameter">The parameter that gives the key.</param>
    /// <param name="service">The service's name in messages.</param>
    /// <param name="contradictions">What contradicts the request.</param>
    /// <param name="input">The input, which knows the parameters.</param>
    public static NeptuneMLException Mismatch(
        string kind, string key, string keyParameter, string service, IReadOnlyList<Contradiction> contradictions, ApiInput input)
    {
        string[] parameters = [.. contradictions.Select(contradiction => input.ParameterAt(contradiction.Path)).Distinct()];
        string values = string.Join("; ", contradictions.Select(contradiction => Described(contradiction, input.ParameterAt(contradiction.Path))));
        return new NeptuneMLException($"The {kind} '{key}' exists already and contradicts the request: {values}.")
        {
            ErrorId = ErrorIds.ResumeMismatch,
            Service = service,
            ParameterName = parameters is [string only] ? only : null,
            RecommendedAction = parameters.Contains(keyParameter)
                ? $"Give another -{keyParameter}. Nothing was started."
                : $"Give another -{keyParameter} for what is to be started, or the values of the existing one to adopt it. Nothing was started.",
        };
    }

    /// <summary>A job that an earlier run started has failed or was stopped.</summary>
    /// <param name="job">The job.</param>
    /// <param name="key">Its id or name.</param>
    /// <param name="keyParameter">The parameter that gives the key.</param>
    /// <param name="next">The key of the next attempt; null when no further one is made.</param>
    public static NeptuneMLException Ended(MLResource job, string key, string keyParameter, string? next)
    {
        string ways = next is null ? $"another -{keyParameter}" : $"-RestartFailed or another -{keyParameter}";
        NeptuneMLException failure = JobEnd.Failure(job, key);
        return new NeptuneMLException($"{failure.Message.TrimEnd('.')}. It is not started again without {ways}.")
        {
            ErrorId = failure.ErrorId,
            RecommendedAction = next is null
                ? $"Give another -{keyParameter}. {failure.RecommendedAction}"
                : $"Add -RestartFailed to start it again as '{next}', or give another -{keyParameter}. {failure.RecommendedAction}",
        };
    }

    private static string Described(Contradiction contradiction, string parameter)
    {
        string member = contradiction.Path[(contradiction.Path.LastIndexOf('.') + 1)..];
        string place = parameter.Equals(member, StringComparison.OrdinalIgnoreCase) ? "" : $" ({contradiction.Path})";
        return $"-{parameter}{place} is '{Shown(contradiction.Requested)}' in the request and '{Shown(contradiction.Existing)}' in the existing one";
    }

    private static string Shown(string value) => Printable.Text(value, LongestValue);
}
