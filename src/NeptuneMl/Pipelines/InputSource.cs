using NeptuneMl.Conversion;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Pipelines;

/// <summary>
/// The results that a cmdlet continues from when they are piped to it, and which members of its input follow from them. What is piped is
/// recognized live and as a copy; it never gives the name or the id of the resource to create.
/// </summary>
internal abstract class InputSource
{
    public static InputSource None { get; } = new NoSource();

    /// <param name="member">The member that says which one it is.</param>
    /// <param name="identity">Its value.</param>
    /// <param name="others">The other members that follow.</param>
    public static InputSource Of<T>(string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others = null)
        where T : class => new Typed<T>(member, identity, others, None);

    /// <summary>Another kind of result that the cmdlet continues from.</summary>
    public InputSource Or<T>(string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others = null)
        where T : class => new Typed<T>(member, identity, others, this);

    /// <summary>The roles, which every stage of Neptune ML passes to the next.</summary>
    public static (string Member, object? Value)[] RolesOf(NeptuneMLResource job) =>
        [("neptuneIamRoleArn", job.NeptuneIamRoleArn), ("sagemakerIamRoleArn", job.SagemakerIamRoleArn)];

    /// <summary>The names of the kinds; empty when there are none.</summary>
    public abstract string Kinds { get; }

    /// <summary>The members that follow from a kind of result, or null when the cmdlet does not continue from it.</summary>
    public abstract IReadOnlyCollection<string>? MembersOf(Type result);

    /// <summary>Adds what follows from a result to an input, unless it is given otherwise.</summary>
    /// <param name="result">The result, or what its copy says of it.</param>
    /// <param name="row">The properties of the record, for what a copy has under the parameter's name only.</param>
    /// <param name="input">What is given on the command line.</param>
    /// <returns>Whether the cmdlet continues from such a result.</returns>
    public abstract bool AddTo(object result, InputRow? row, ApiInput input);

    private sealed class NoSource : InputSource
    {
        public override string Kinds => "";

        public override IReadOnlyCollection<string>? MembersOf(Type result) => null;

        public override bool AddTo(object result, InputRow? row, ApiInput input) => false;
    }

    private sealed class Typed<T>(string member, Func<T, object?> identity, Func<T, (string Member, object? Value)[]>? others, InputSource next) : InputSource
        where T : class
    {
        public override string Kinds => next.Kinds.Length == 0 ? Words : $"{next.Kinds}, {Words}";

        private static string Words => typeof(T).Name;

        public override IReadOnlyCollection<string>? MembersOf(Type result) => result == typeof(T)
            ? [member, .. (others?.Invoke(Activator.CreateInstance<T>()) ?? []).Select(other => other.Member)]
            : next.MembersOf(result);

        public override bool AddTo(object result, InputRow? row, ApiInput input)
        {
            if (result is not T source) return next.AddTo(result, row, input);
            object? named = identity(source);
            if (named is string text && input.Find(member) is string given && given != text)
                throw Failures.InvalidParameter(input.ParameterAt(member), given, $"contradicts what is piped in, which is '{text}'");
            input.Default(member, named ?? row?.Find(input.ParameterAt(member)));
            foreach ((string other, object? value) in others?.Invoke(source) ?? [])
                if (input.Takes(other)) input.Default(other, value ?? row?.Find(input.ParameterAt(other)));
            return true;
        }
    }
}
