namespace NeptuneMl.Emulator.Dispatch;

/// <summary>A resource type of a service, with its operations.</summary>
internal interface IResource
{
    void Register(OperationTable operations);
}
