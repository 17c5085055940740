using System.Reflection;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Tests.Calls;

/// <summary>The operations in the tables of both services, found where the cmdlets find them.</summary>
internal sealed class ServiceOperations
{
    private static readonly string?[] s_tables = [typeof(TrainedModels).Namespace, typeof(TrainingJobs).Namespace];

    private static readonly Dictionary<string, ServiceOperations> s_operations = typeof(Operation<>).Assembly.GetTypes()
        .Where(type => s_tables.Contains(type.Namespace) && type is { IsAbstract: true, IsSealed: true, ContainsGenericParameters: false })
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .SelectMany(field => Of(field.FieldType, field.GetValue(null)))
        .ToDictionary(found => found.Name);

    private ServiceOperations(string name, Func<ServiceSession, ApiInput, Task<IReadOnlyList<object>>> call) =>
        (Name, CallAsync) = (name, call);

    public string Name { get; }

    /// <summary>Makes the call in the way its cmdlet does, and returns what the cmdlet writes.</summary>
    public Func<ServiceSession, ApiInput, Task<IReadOnlyList<object>>> CallAsync { get; }

    /// <summary>Looks up what an earlier run created, as <c>-Resume</c> does; null where the operation creates nothing.</summary>
    public Func<ServiceSession, ApiInput, Task<object?>>? FindEarlierAsync { get; private init; }

    public static ServiceOperations Find(string name) => s_operations[name];

    private static IEnumerable<ServiceOperations> Of(Type type, object? value)
    {
        if (value is null || !type.IsGenericType) return [];
        MethodInfo? read = type.GetGenericTypeDefinition() switch
        {
            Type definition when definition == typeof(Operation<>) => Method(nameof(OfOperation)),
            Type definition when definition == typeof(Resource<>) => Method(nameof(OfResource)),
            _ => null,
        };
        object? found = read?.MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [value]);
        return found as IEnumerable<ServiceOperations> ?? (found is ServiceOperations one ? [one] : []);
    }

    private static MethodInfo Method(string name) =>
        typeof(ServiceOperations).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static IEnumerable<ServiceOperations> OfResource<TResource>(Resource<TResource> resource)
        where TResource : class
    {
        foreach (Operation<TResource> read in new[] { resource.Get, resource.GetShared, resource.List, resource.ListShared }
            .OfType<Operation<TResource>>())
        {
            yield return OfOperation(read);
        }

        if (resource.ListIds is { } ids) yield return OfOperation(ids);
        if (resource.Remove is { } remove) yield return OfOperation(remove);
        if (resource.Create is { } create)
        {
            yield return new ServiceOperations(
                create.Name,
                async (session, input) => [await resource.PrepareCreate(session, input).SendAsync(Context(session))])
            {
                FindEarlierAsync = async (session, input) => await resource.PrepareCreate(session, input)
                    .FindEarlierAsync!(Context(session)),
            };
        }
    }

    private static ServiceOperations OfOperation<TResult>(Operation<TResult> operation)
        where TResult : class =>
        new(operation.Name, async (session, input) =>
        {
            PreparedRequest<TResult> request = operation.Prepare(session, input);
            // The tags of a resource are one map, though the API calls it a list.
            if (operation.Name.StartsWith("List", StringComparison.Ordinal) && operation.Name != "ListTagsForResource")
                return [.. await request.ListAsync(Context(session)).ToListAsync()];
            TResult result = await request.SendAsync(Context(session));
            return result is NoContent ? [] : [result];
        });

    private static CallContext Context(ServiceSession session) => new(session, null, CancellationToken.None);
}
