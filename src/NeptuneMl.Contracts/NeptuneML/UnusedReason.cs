namespace NeptuneMl;

/// <summary>Why an endpoint is not in use.</summary>
// Of this size, so that ConvertTo-Json writes the name of the value.
#pragma warning disable CA1028
public enum UnusedReason : long
#pragma warning restore CA1028
{
    /// <summary>The endpoint has failed or is out of service, so that it responds to no query.</summary>
    Failed,

    /// <summary>The step of a workflow that created the endpoint has created a later one, which is in service.</summary>
    Superseded,

    /// <summary>No step of the workflows creates or names the endpoint.</summary>
    NotInWorkflow,
}
