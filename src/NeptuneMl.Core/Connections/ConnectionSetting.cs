namespace NeptuneMl.Core.Connections;

/// <summary>A setting of a connection: the value of a parameter, or of an environment variable in its place.</summary>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="Source">The parameter with its hyphen, or the variable; for messages.</param>
/// <param name="Value">The value. It may contain a password.</param>
internal sealed record ConnectionSetting(string Parameter, string Source, string Value)
{
    /// <summary>The value of a parameter, or null when it is not given.</summary>
    public static ConnectionSetting? OfParameter(string parameter, string? value) =>
        value is null ? null : new ConnectionSetting(parameter, $"-{parameter}", value);

    /// <summary>The error for a value that is not valid.</summary>
    /// <param name="rule">The rule that the value violates.</param>
    /// <param name="shown">The part of the value that the message may contain, or null.</param>
    public NeptuneMLException Invalid(string rule, string? shown) => new($"{Source}{Failures.Shown(shown)} {rule}.")
    {
        ErrorId = ErrorIds.InvalidParameter,
        ParameterName = Parameter,
        RecommendedAction = $"Correct {Source} and try again; nothing was sent.",
    };

    /// <summary>Returns the source, without the value.</summary>
    public override string ToString() => Source;
}
