using NeptuneMl.Core.Results;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Completes the inputs of one cmdlet: finds ARNs by name, and adds the default membership of the connection.</summary>
/// <param name="calls">The service calls of the cmdlet.</param>
internal sealed class CleanRoomsInput(PipelineCalls calls)
{
    private const string Membership = "membershipIdentifier";
    private const string Collaboration = "collaborationIdentifier";

    private readonly Dictionary<string, string> _arns = [];

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
        string[] paths = [.. arguments.Members.Where(HasName).Select(member => member.Path)];
        foreach (string path in paths) arguments.Remove(path);
        return paths;
    }

    /// <summary>Replaces the names of resources by their ARNs.</summary>
    public ApiInput WithArns(CleanRoomsSession session, ApiInput input)
    {
        foreach (ApiInputMember member in input.Members.Where(HasName).ToArray())
            input.Replace(member.Path, (parameter, value) => WithArns(session, parameter, value, input));
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

    private static bool HasName(ApiInputMember member) => member.Value switch
    {
        DataChannel[] channels => Array.Exists(channels, channel => IsName(channel.MLInputChannelArn)),
        IncrementalTrainingDataChannel[] channels => Array.Exists(channels, channel => IsName(channel.TrainedModelArn)),
        _ when ResourceName.OfKey(member.Parameter) is null => false,
        string text => IsName(text),
        string[] texts => Array.Exists(texts, IsName),
        _ => false,
    };

    private static bool IsName(string? text) => text is not null && ResourceNames.IsName(text);

    private object WithArns(CleanRoomsSession session, string parameter, object value, ApiInput input) => value switch
    {
        DataChannel[] channels => Array.ConvertAll(channels, channel => new DataChannel
        {
            ChannelName = channel.ChannelName,
            MLInputChannelArn = ArnOf(session, nameof(channel.MLInputChannelArn), channel.MLInputChannelArn, input),
            S3DataDistributionType = channel.S3DataDistributionType,
        }),
        IncrementalTrainingDataChannel[] channels => Array.ConvertAll(channels, channel => new IncrementalTrainingDataChannel
        {
            ChannelName = channel.ChannelName,
            TrainedModelArn = ArnOf(session, nameof(channel.TrainedModelArn), channel.TrainedModelArn, input),
            VersionIdentifier = channel.VersionIdentifier,
            ModelName = channel.ModelName,
        }),
        string[] texts => Array.ConvertAll(texts, text => ArnOf(session, parameter, text, input)!),
        _ => ArnOf(session, parameter, (string)value, input)!,
    };

    // A name with wildcards is for the list of a Get cmdlet.
    private string? ArnOf(CleanRoomsSession session, string parameter, string? text, ApiInput input)
    {
        if (!IsName(text) || Wildcard.IsPattern(text!)) return text;
        ResultScope scope = new()
        {
            MembershipIdentifier = input.Find(Membership) as string
                ?? input.Members.Select(member => Arns.MembershipOf(member.Value as string)).FirstOrDefault(found => found is not null)
                ?? session.Connection.MembershipIdentifier,
            CollaborationIdentifier = input.Find(Collaboration) as string,
        };
        string key = $"{session.Connection} {parameter} {scope.MembershipIdentifier} {scope.CollaborationIdentifier} {text}";
        if (_arns.TryGetValue(key, out string? known)) return known;
        string arn = calls.Run(
            session, context => ResourceNames.FindArnAsync(context, ResourceName.OfKey(parameter)!, parameter, text!, scope));
        calls.WriteVerbose(Printable.Text($"-{parameter} '{text}' is {arn}."));
        return _arns[key] = arn;
    }
}
