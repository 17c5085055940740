using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using NeptuneMl.CleanRooms;
using NeptuneMl.Conversion;
using NeptuneMl.Core;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Results;
using NeptuneMl.Sessions;

namespace NeptuneMl.Completion;

/// <summary>What completers share: matching, and lists of existing resources, read within one second and cached for ten.</summary>
internal static class Completions
{
    private const int MaxKeys = 200;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, (long At, string[] Values)> s_lists = new();

    public static IEnumerable<CompletionResult> Matching(string wordToComplete, IEnumerable<string> values)
    {
        string word = wordToComplete.Trim('\'', '"');
        return values.Where(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(Quoted(value), value, CompletionResultType.ParameterValue, value));
    }

    /// <summary>The values, or none when reading them fails: completion never throws.</summary>
    public static IEnumerable<string> OrNone(Func<IEnumerable<string>> values)
    {
        try
        {
            return values().ToArray();
        }
#pragma warning disable CA1031 // A completer never throws, whatever the reason.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>A list from a service; empty when reading takes longer than a second.</summary>
    public static IEnumerable<string> Live(string key, Func<CancellationToken, Task<IReadOnlyList<string>>> read) => OrNone(() =>
    {
        if (s_lists.TryGetValue(key, out (long At, string[] Values) known) && TimeProvider.System.GetElapsedTime(known.At) < s_freshness)
            return known.Values;
        using CancellationTokenSource limit = new(s_limit);
        Task<IReadOnlyList<string>> list = Task.Run(() => read(limit.Token), limit.Token);
        if (!list.Wait(s_limit)) return [];
        string[] values = [.. list.Result];
        s_lists[key] = (TimeProvider.System.GetTimestamp(), values);
        return values;
    });

    /// <summary>The ids or ARNs of the existing resources of a kind, up to 200.</summary>
    public static async Task<IReadOnlyList<string>> KeysAsync(
        string resource, ServiceSession session, ResultScope scope, CancellationToken cancellationToken)
    {
        CallContext context = new(session, null, cancellationToken);
        return await ResourceTable.Find(resource)!.ListKeysAsync(context, scope).Take(MaxKeys).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public static NeptuneMLConnection? NeptuneML(IDictionary bound) =>
        bound["Connection"] as NeptuneMLConnection ?? SessionDefaults.Current.NeptuneML;

    public static CleanRoomsMLConnection? CleanRoomsML(IDictionary bound) =>
        bound["Connection"] as CleanRoomsMLConnection ?? SessionDefaults.Current.CleanRoomsML;

    /// <summary>The class of a cmdlet of this module.</summary>
    public static Type CmdletNamed(string commandName) => typeof(Completions).Assembly.GetExportedTypes().Single(type =>
        type.GetCustomAttribute<CmdletAttribute>() is { } name
        && commandName.Equals($"{name.VerbName}-{name.NounName}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The API operations that a cmdlet calls.</summary>
    public static string[] OperationsOf(Type cmdlet) => cmdlet.GetCustomAttribute<ApiOperationAttribute>()!.Operations;

    private static string Quoted(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '/')
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
