namespace NeptuneMl.Pipelines;

/// <summary>The result classes that a cmdlet accepts as pipeline input, and the input members that it takes from them. It accepts results
/// and their copies, and never takes the id or name of the new resource from them.</summary>
internal abstract class InputSource
{
    public static InputSource None { get; } = new NoSource();

    /// <summary>The names of the accepted result classes, for errors; empty when no result is accepted.</summary>
    public abstract string TypeNames { get; }

    /// <param name="member">The input member that refers to the result.</param>
    /// <param name="identity">Returns the value of that member.</param>
    /// <param name="others">Returns the other input members that are taken from the result.</param>
    public static InputSource Of<T>(string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others = null)
        where T : class => new Typed<T>(member, identity, others, None);

    /// <summary>Adds another result class that the cmdlet accepts.</summary>
    public InputSource Or<T>(string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others = null)
        where T : class => new Typed<T>(member, identity, others, this);

    /// <summary>The roles, which each Neptune ML job of a pipeline passes to the next.</summary>
    public static (string Member, object? Value)[] RolesOf(NeptuneMLResource job) =>
        [("neptuneIamRoleArn", job.NeptuneIamRoleArn), ("sagemakerIamRoleArn", job.SagemakerIamRoleArn)];

    /// <summary>The input members that are taken from a result class, or null when the cmdlet does not accept it.</summary>
    public abstract IReadOnlyCollection<string>? MembersOf(Type result);

    /// <summary>Adds the members that are taken from a result to an input. Arguments of the command line take precedence.</summary>
    /// <param name="result">The result, or the one restored from a copy.</param>
    /// <param name="row">The properties of the piped object, for members that a copy has only under the name of the parameter.</param>
    /// <param name="input">The arguments of the command line.</param>
    /// <returns>Whether the cmdlet accepts the class of the result.</returns>
    public abstract bool AddTo(object result, InputRow? row, ApiInput input);

    private sealed class NoSource : InputSource
    {
        public override string TypeNames => "";

        public override IReadOnlyCollection<string>? MembersOf(Type result) => null;

        public override bool AddTo(object result, InputRow? row, ApiInput input) => false;
    }

    private sealed class Typed<T>(
        string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others, InputSource next) : InputSource
        where T : class
    {
        public override string TypeNames => next.TypeNames.Length == 0 ? typeof(T).Name : $"{next.TypeNames}, {typeof(T).Name}";

        public override IReadOnlyCollection<string>? MembersOf(Type result) => result == typeof(T)
            ? [member, .. (others?.Invoke(Activator.CreateInstance<T>()) ?? []).Select(other => other.Member)]
            : next.MembersOf(result);

        public override bool AddTo(object result, InputRow? row, ApiInput input)
        {
            if (result is not T source) return next.AddTo(result, row, input);
            object? piped = identity(source);
            if (piped is string text && input.Find(member) is string argument && argument != text)
            {
                throw Failures.InvalidParameter(
                    input.ParameterAt(member), argument, $"contradicts the piped object, whose value is '{text}'");
            }

            input.Default(member, piped ?? row?.Find(input.ParameterAt(member)));
            foreach ((string other, object? value) in others?.Invoke(source) ?? [])
                if (input.HasParameterFor(other)) input.Default(other, value ?? row?.Find(input.ParameterAt(other)));
            return true;
        }
    }
}
