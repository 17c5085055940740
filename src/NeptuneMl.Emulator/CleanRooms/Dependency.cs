namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>How long a resource depends on another one.</summary>
internal enum Dependency
{
    /// <summary>Until the dependent resource has been created, such as a training job that reads input channels.</summary>
    WhileCreating,

    /// <summary>Until the dependent resource or its content is deleted, such as an audience model that uses a training dataset.</summary>
    WhileItHasContent,
}
