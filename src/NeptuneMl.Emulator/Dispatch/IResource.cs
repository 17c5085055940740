namespace NeptuneMl.Emulator.Dispatch;

/// <summary>One kind of resource of a service, with the operations on it.</summary>
internal interface IResource
{
    void Register(OperationTable operations);
}
