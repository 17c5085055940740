using System.Collections.Concurrent;
using System.Reflection;
using NeptuneMl.Core;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Completion;

/// <summary>The shared code of the argument completers: prefix matching, and lists of existing resources, with a timeout of one second and
/// a cache of ten seconds.</summary>
internal static class Completions
{
    private const int MaxKeys = 200;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_cacheLifetime = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, (long ReadAt, string[] Values)> s_cache = new();

    public static IEnumerable<CompletionResult> Matching(string wordToComplete, IEnumerable<string> values)
    {
        string word = wordToComplete.Trim('\'', '"');
        return values.Where(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(Quoted(value), value, CompletionResultType.ParameterValue, value));
    }

    /// <summary>The values, or none when reading them fails, because a completer must not throw.</summary>
    public static IEnumerable<string> OrEmpty(Func<IEnumerable<string>> values)
    {
        try
        {
            return values().ToArray();
        }
#pragma warning disable CA1031 // A completer must not throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>Reads a list from a service; empty after a timeout of one second.</summary>
    public static IEnumerable<string> FromService(string key, Func<CancellationToken, Task<IReadOnlyList<string>>> read) => OrEmpty(() =>
    {
        if (s_cache.TryGetValue(key, out (long ReadAt, string[] Values) cached)
            && TimeProvider.System.GetElapsedTime(cached.ReadAt) < s_cacheLifetime)
        {
            return cached.Values;
        }

        using CancellationTokenSource timeout = new(s_timeout);
        Task<IReadOnlyList<string>> list = Task.Run(() => read(timeout.Token), timeout.Token);
        if (!list.Wait(s_timeout)) return [];
        string[] values = [.. list.Result];
        s_cache[key] = (TimeProvider.System.GetTimestamp(), values);
        return values;
    });

    /// <summary>Lists the ids or ARNs of existing resources of a kind, up to 200.</summary>
    public static async Task<IReadOnlyList<string>> ListKeysAsync(
        string resource, ServiceSession session, ResultScope scope, CancellationToken cancellationToken)
    {
        CallContext context = new(session, null, cancellationToken);
        return await ResourceTable.Find(resource)!.ListKeysAsync(context, scope)
            .Take(MaxKeys).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public static NeptuneMLConnection? NeptuneML(IDictionary bound) =>
        bound["Connection"] as NeptuneMLConnection ?? SessionDefaults.Current.NeptuneML;

    public static CleanRoomsMLConnection? CleanRoomsML(IDictionary bound) =>
        bound["Connection"] as CleanRoomsMLConnection ?? SessionDefaults.Current.CleanRoomsML;

    /// <summary>The class of a cmdlet of this module.</summary>
    public static Type FindCmdlet(string commandName) => typeof(Completions).Assembly.GetExportedTypes().Single(type =>
        type.GetCustomAttribute<CmdletAttribute>() is { } name
        && commandName.Equals($"{name.VerbName}-{name.NounName}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The API operations that a cmdlet calls.</summary>
    public static string[] OperationsOf(Type cmdlet) => cmdlet.GetCustomAttribute<ApiOperationAttribute>()!.Operations;

    private static string Quoted(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '/')
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
