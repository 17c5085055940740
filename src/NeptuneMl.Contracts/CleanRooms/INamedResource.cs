namespace NeptuneMl.CleanRooms;

/// <summary>What a lost creation is recognised by.</summary>
internal interface INamedResource
{
    string Name { get; }

    DateTimeOffset? CreationTime { get; }
}
