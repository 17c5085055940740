using System.Management.Automation;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;
using NeptuneMl.Tests.Contract;

namespace NeptuneMl.Tests.Coverage;

/// <summary>What the compiled module makes of one operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Cmdlets">The cmdlets that call it.</param>
/// <param name="Members">The members of its input that hold no others.</param>
/// <param name="WithoutParameter">Those of them that no parameter is for, by decision.</param>
/// <param name="Covered">Those that every cmdlet has a parameter for.</param>
/// <param name="Constraints">How many rules the API has about its input.</param>
/// <param name="Enforced">How many of them hold before a request leaves, from both sides of the limit.</param>
internal sealed record OperationCoverage(
    Operation Operation, IReadOnlyList<string> Cmdlets, IReadOnlyList<string> Members, IReadOnlyList<string> WithoutParameter, int Covered, int Constraints, int Enforced)
{
    public static IReadOnlyList<OperationCoverage> OfAll { get; } = [.. ServiceApi.AllOperations.Select(Of)];

    private static OperationCoverage Of(Operation operation)
    {
        Type[] cmdlets = [.. CmdletInput.For(operation)];
        IReadOnlyList<string> members = Surface.Leaves(operation);
        IGrouping<string, ConstraintCase>[] rules = [.. ConstraintCase.Of(operation, Sample.FullInputs(operation))
            .GroupBy(found => found.Rule)
            .Where(cases => cases.Any(found => !found.IsValid))];
        return new OperationCoverage(
            operation,
            [.. cmdlets.Select(Name).Order(StringComparer.Ordinal)],
            members,
            [.. members.Where(member => !Surface.HasParameter(operation, member))],
            members.Count(member => cmdlets.Length > 0 && cmdlets.All(cmdlet => Surface.IsReached(cmdlet, member))),
            rules.Length,
            rules.Count(cases => cases.All(
                found => RequestCheck.PathsRefused(operation, found.Input).SequenceEqual(found.IsValid ? [] : [found.Path]))));
    }

    // The reference assembly's attributes carry no code, so their arguments are read where they are written.
    private static string Name(Type cmdlet) =>
        string.Join('-', cmdlet.GetCustomAttributesData().Single(found => found.AttributeType == typeof(CmdletAttribute))
            .ConstructorArguments
            .Select(argument => (string)argument.Value!));
}
