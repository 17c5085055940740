namespace NeptuneMl.CleanRooms;

/// <summary>The properties that identify a resource when no response to its create request was received.</summary>
internal interface INamedResource
{
    string Name { get; }

    DateTimeOffset? CreationTime { get; }
}
