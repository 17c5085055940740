namespace NeptuneMl.CleanRooms;

/// <summary>The result of <c>Test-CleanRoomsMLConnection</c>: the service responded, and accepted the credentials.</summary>
public sealed class CleanRoomsMLStatus
{
    /// <summary>The AWS Region.</summary>
    // PowerShell deserialization creates copies that may have no connection.
    public string? Region => Connection?.Region;

    /// <summary>The membership that was read, or null when the test listed resources of the account.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The operation of the API that was called: <c>ListTrainedModels</c> with a membership, otherwise
    /// <c>ListTrainingDatasets</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The milliseconds that the call took, retries included.</summary>
    public required double RoundTripInMilliseconds { get; init; }

    /// <summary>The connection that was tested.</summary>
    public required CleanRoomsMLConnection Connection { get; init; }
}
