using System.Reflection;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.TestSamples;

namespace NeptuneMl.Tests.Calls;

/// <summary>The operations of Clean Rooms ML that the core knows, found where the cmdlets find them.</summary>
internal sealed class CleanRoomsOperations
{
    private static readonly Dictionary<string, CleanRoomsOperations> s_operations = typeof(Operation<>).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Operation<>).Namespace && type is { IsAbstract: true, IsSealed: true, ContainsGenericParameters: false })
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .SelectMany(field => Of(field.FieldType, field.GetValue(null)))
        .ToDictionary(found => found.Name);

    private CleanRoomsOperations(string name, Func<CleanRoomsSession, ApiInput, Task<IReadOnlyList<object>>> call) => (Name, CallAsync) = (name, call);

    public string Name { get; }

    /// <summary>Makes the call in the way its cmdlet does; what the cmdlet emits.</summary>
    public Func<CleanRoomsSession, ApiInput, Task<IReadOnlyList<object>>> CallAsync { get; }

    /// <summary>Looks up what an earlier run created, as <c>-Resume</c> does; null where the operation creates nothing.</summary>
    public Func<CleanRoomsSession, ApiInput, Task<object?>>? FindEarlierAsync { get; private init; }

    public static CleanRoomsOperations? Find(string name) => s_operations.GetValueOrDefault(name);

    private static IEnumerable<CleanRoomsOperations> Of(Type type, object? value)
    {
        if (value is null || !type.IsGenericType) return [];
        MethodInfo? read = type.GetGenericTypeDefinition() switch
        {
            Type definition when definition == typeof(Operation<>) => Method(nameof(OfOperation)),
            Type definition when definition == typeof(Reads<>) => Method(nameof(OfReads)),
            Type definition when definition == typeof(Creation<>) => Method(nameof(OfCreation)),
            _ => null,
        };
        return read is null ? [] : (IEnumerable<CleanRoomsOperations>)read.MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [value])!;
    }

    private static MethodInfo Method(string name) => typeof(CleanRoomsOperations).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static IEnumerable<CleanRoomsOperations> OfReads<TResource>(Reads<TResource> reads)
        where TResource : class
    {
        foreach (Operation<TResource> get in new[] { reads.Get, reads.GetShared }.OfType<Operation<TResource>>())
            yield return new CleanRoomsOperations(get.Name, async (session, input) => [await get.SendAsync(session, input, null, CancellationToken.None)]);
        foreach (Operation<TResource> list in new[] { reads.List, reads.ListShared }.OfType<Operation<TResource>>())
            yield return Listing(list);
    }

    private static IEnumerable<CleanRoomsOperations> OfCreation<TResource>(Creation<TResource> creation)
        where TResource : class =>
        [
            new(creation.Operation.Name, async (session, input) => [await creation.Prepare(session, input).SendAsync(null, CancellationToken.None)])
            {
                FindEarlierAsync = async (session, input) => await creation.Prepare(session, input).FindAsync!(null, CancellationToken.None),
            },
        ];

    // What is neither read nor created emits nothing, unless it lists.
    private static IEnumerable<CleanRoomsOperations> OfOperation<TResource>(Operation<TResource> operation)
        where TResource : class
    {
        if (operation.Name.StartsWith("List", StringComparison.Ordinal)) return [Listing(operation)];
        bool emits = !CmdletInput.EmitsNothing(ServiceApi.Find(operation.Name));
        return
        [
            new(operation.Name, async (session, input) =>
            {
                TResource result = await operation.Prepare(session, input, "").SendAsync(null, CancellationToken.None);
                return emits ? [result] : [];
            }),
        ];
    }

    private static CleanRoomsOperations Listing<TResource>(Operation<TResource> list)
        where TResource : class =>
        new(list.Name, async (session, input) =>
        {
            List<object> items = [];
            await foreach (TResource item in list.ListAsync(session, input, null, CancellationToken.None)) items.Add(item);
            return items;
        });
}
