using NeptuneMl.Core.Calls;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Completes the inputs of one cmdlet: finds ARNs by name, and adds the default membership of the connection.</summary>
/// <param name="calls">The service calls of the cmdlet.</param>
internal sealed class CleanRoomsInput(PipelineCalls calls)
{
    private const string Membership = "membershipIdentifier";
    private const string Collaboration = "collaborationIdentifier";

    private readonly NamesInInput _names = new(Wildcard.IsPattern);

    /// <summary>The default membership of the connection, when the current input uses it.</summary>
    public string? DefaultMembership { get; private set; }

    /// <summary>Adds the membership in an ARN to an input that has none, unless it reads through the collaboration.</summary>
    public static ApiInput WithMembershipOf(string? arn, ApiInput input)
    {
        if (input.HasParameterFor(Membership) && input.Find(Collaboration) is null)
            input.Default(Membership, Arns.MembershipOf(arn));
        return input;
    }

    /// <summary>Removes the names of resources from an input.</summary>
    /// <returns>The paths of the removed members.</returns>
    public static IReadOnlyList<string> RemoveNames(ApiInput arguments)
    {
        string[] paths = [.. arguments.Members.Where(NamesInInput.IsIn).Select(member => member.Path)];
        foreach (string path in paths) arguments.Remove(path);
        return paths;
    }

    /// <summary>Replaces the names of resources by their ARNs.</summary>
    public ApiInput WithArns(CleanRoomsSession session, ApiInput input)
    {
        if (input.Members.Any(_names.IsLookedUp)) _ = calls.Run(session, context => WithArnsAsync(context, input));
        return input;
    }

    /// <summary>Replaces the names of resources by their ARNs.</summary>
    public async Task<ApiInput> WithArnsAsync(CallContext context, ApiInput input)
    {
        await _names.ReplaceAsync(context, input).ConfigureAwait(false);
        return input;
    }

    /// <summary>Adds the default membership of the connection to an input that has none.</summary>
    /// <exception cref="NeptuneMLException">The input needs a membership, and the connection has no default one.</exception>
    public ApiInput WithMembership(CleanRoomsSession session, ApiInput input)
    {
        DefaultMembership = null;
        bool isSpecified = (input.Find(Membership) ?? input.Find(Collaboration)) is not null;
        if (isSpecified || !input.HasParameterFor(Membership)) return input;
        if (session.Connection.MembershipIdentifier is { } membership)
        {
            input.Default(Membership, membership);
            DefaultMembership = membership;
            if (input.MayBePiped is null)
                calls.WriteVerbose($"Using the default membership of the connection, {membership}.");
        }
        else if (input.MayBePiped?.Invoke(Membership) != true)
        {
            throw new NeptuneMLException("-MembershipIdentifier is required.")
            {
                ErrorId = ErrorIds.InvalidParameter,
                ParameterName = "MembershipIdentifier",
                RecommendedAction = "Specify -MembershipIdentifier, or set the default of the session with "
                    + "Connect-CleanRoomsML -MembershipIdentifier. Nothing was sent.",
            };
        }

        return input;
    }
}
