namespace NeptuneMl.Core.Errors;

/// <summary>The cmdlets that recommendations name.</summary>
internal static class CmdletNames
{
    /// <summary>The cmdlet that reads the resource of an operation, or null.</summary>
    public static string? Reader(string? operation) => operation is null ? null : ResourceName.OfOperation(operation)?.Reader;

    /// <summary>The cmdlet that reads a resource.</summary>
    public static string Reader(MLResource resource) => ResourceName.Of(resource.GetType()).Reader;

    /// <summary>The cmdlets that list the resources which an operation may not find.</summary>
    public static string[] ReadersOfMissing(string? operation) =>
        operation is null ? [] : [.. ResourceName.MissingIn(operation).Select(resource => resource.Reader)];

    /// <summary>Whether an operation creates a resource, so that its cmdlet has <c>-Resume</c>.</summary>
    public static bool IsCreation(string? operation) =>
        operation is not null
            && (operation.StartsWith("Start", StringComparison.Ordinal) || operation.StartsWith("Create", StringComparison.Ordinal));

    /// <summary>The cmdlet that waits for a job.</summary>
    public static string Waiter(MLResource job) => job is NeptuneMLResource ? "Wait-NeptuneMLJob" : "Wait-CleanRoomsJob";

    /// <summary>The cmdlet that connects to a service.</summary>
    /// <param name="service">The name of the service in messages.</param>
    public static string Connect(string service) =>
        service.StartsWith("Clean Rooms", StringComparison.Ordinal) ? "Connect-CleanRoomsML" : "Connect-NeptuneML";
}
