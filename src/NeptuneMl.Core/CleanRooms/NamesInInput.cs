using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Replaces the names of resources in inputs by their ARNs. Each name is looked up once.</summary>
/// <param name="isPattern">Whether a name is a pattern with wildcards, which is not looked up.</param>
internal sealed class NamesInInput(Func<string, bool> isPattern)
{
    private const string Membership = "membershipIdentifier";
    private const string Collaboration = "collaborationIdentifier";

    private readonly Dictionary<string, string> _arns = [];

    /// <summary>Whether a member of an input has the name of a resource in the place of an ARN.</summary>
    public static bool IsIn(ApiInputMember member) => member.Value switch
    {
        DataChannel[] channels => Array.Exists(channels, channel => IsName(channel.MLInputChannelArn)),
        IncrementalTrainingDataChannel[] channels => Array.Exists(channels, channel => IsName(channel.TrainedModelArn)),
        _ when ResourceName.OfKey(member.Parameter) is null => false,
        string text => IsName(text),
        string[] texts => Array.Exists(texts, IsName),
        _ => false,
    };

    /// <summary>Whether a member of an input has a name that is looked up.</summary>
    public bool IsLookedUp(ApiInputMember member) => IsIn(member) && !(member.Value is string text && isPattern(text));

    /// <summary>Replaces the names of resources by their ARNs.</summary>
    /// <param name="context">The context of the lookups.</param>
    /// <param name="input">The input, which is changed.</param>
    /// <exception cref="NeptuneMLException">No resource or several resources have a name.</exception>
    public async Task ReplaceAsync(CallContext context, ApiInput input)
    {
        foreach (ApiInputMember member in input.Members.Where(IsLookedUp).ToArray())
        {
            object value = await WithArnsAsync(member.Parameter, member.Value).ConfigureAwait(false);
            input.Replace(member.Path, (_, _) => value);
        }

        async Task<object> WithArnsAsync(string parameter, object value)
        {
            switch (value)
            {
                case DataChannel[] channels:
                    return await EachAsync(channels, async channel => new DataChannel
                    {
                        ChannelName = channel.ChannelName,
                        MLInputChannelArn = await ArnAsync(nameof(channel.MLInputChannelArn), channel.MLInputChannelArn)
                            .ConfigureAwait(false),
                        S3DataDistributionType = channel.S3DataDistributionType,
                    }).ConfigureAwait(false);
                case IncrementalTrainingDataChannel[] channels:
                    return await EachAsync(channels, async channel => new IncrementalTrainingDataChannel
                    {
                        ChannelName = channel.ChannelName,
                        TrainedModelArn = await ArnAsync(nameof(channel.TrainedModelArn), channel.TrainedModelArn).ConfigureAwait(false),
                        VersionIdentifier = channel.VersionIdentifier,
                        ModelName = channel.ModelName,
                    }).ConfigureAwait(false);
                case string[] texts:
                    return await EachAsync(texts, async text => (await ArnAsync(parameter, text).ConfigureAwait(false))!)
                        .ConfigureAwait(false);
                default:
                    return (await ArnAsync(parameter, (string)value).ConfigureAwait(false))!;
            }
        }

        Task<string?> ArnAsync(string parameter, string? text) => FindAsync(context, parameter, text, input);
    }

    private static bool IsName(string? text) => text is not null && ResourceNames.IsName(text);

    private static async Task<T[]> EachAsync<T>(T[] items, Func<T, Task<T>> convert)
    {
        T[] converted = new T[items.Length];
        for (int i = 0; i < items.Length; i++) converted[i] = await convert(items[i]).ConfigureAwait(false);
        return converted;
    }

    private async Task<string?> FindAsync(CallContext context, string parameter, string? text, ApiInput input)
    {
        // A name with wildcards is for the list of a Get cmdlet.
        if (!IsName(text) || isPattern(text!)) return text;
        CleanRoomsMLConnection connection = (CleanRoomsMLConnection)context.Session.Connection;
        ResultScope scope = new()
        {
            MembershipIdentifier = input.Find(Membership) as string
                ?? input.Members.Select(member => Arns.MembershipOf(member.Value as string)).FirstOrDefault(found => found is not null)
                ?? connection.MembershipIdentifier,
            CollaborationIdentifier = input.Find(Collaboration) as string,
        };
        string key = $"{connection} {parameter} {scope.MembershipIdentifier} {scope.CollaborationIdentifier} {text}";
        if (_arns.TryGetValue(key, out string? known)) return known;
        string arn = await ResourceNames.FindArnAsync(context, ResourceName.OfKey(parameter)!, parameter, text!, scope)
            .ConfigureAwait(false);
        context.Log?.Verbose($"-{parameter} '{text}' is {arn}.");
        return _arns[key] = arn;
    }
}
