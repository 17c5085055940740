using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>A kind of resource of either service, independent of the class of its results.</summary>
internal abstract class Resource
{
    /// <summary>The most ids that Neptune ML lists.</summary>
    public const int MostIds = 1024;

    /// <summary>The names of the operations that look up the resource of a create request: by its id, or by its name in a list.</summary>
    public abstract IReadOnlyList<string> LookupOperations { get; }

    /// <summary>The API member of its id or name.</summary>
    public abstract string KeyMember { get; }

    /// <summary>The maximum length of its id or name.</summary>
    public abstract int MaxKeyLength { get; }

    /// <summary>The operation that creates it or starts the job; null when the API has none.</summary>
    public abstract UntypedOperation? Creation { get; }

    /// <summary>The operation that reads it, or the one that lists it where the API has none that reads one.</summary>
    public abstract UntypedOperation Reading { get; }

    /// <summary>Whether <see cref="Reading"/> lists.</summary>
    public abstract bool IsReadFromList { get; }

    /// <summary>The name of the operation that reads a resource again.</summary>
    /// <param name="isShared">Whether the resource was read through the collaboration.</param>
    public abstract string ReadOperation(bool isShared);

    /// <summary>The name of the operation that lists the resources.</summary>
    /// <param name="isShared">Whether the resources of the collaboration are listed.</param>
    public abstract string ListOperation(bool isShared);

    /// <summary>Reads a resource again over the connection of the context.</summary>
    public abstract Task<MLResource> ReadAgainAsync(CallContext context, MLResource known);

    /// <summary>Lists the ids, or the ARNs and names, of existing resources.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="scope">The membership or the collaboration to list, where the resource belongs to one.</param>
    public abstract IAsyncEnumerable<ResourceKey> ListKeysAsync(CallContext context, ResultScope scope);
}
