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
    private static readonly ConcurrentDictionary<string, (long ReadAt, Candidate[] Values)> s_cache = new();

    public static IEnumerable<CompletionResult> Matching(string wordToComplete, IEnumerable<string> values) =>
        Matching(wordToComplete, values.Select(value => new Candidate(value)));

    /// <summary>The candidates that begin with the typed word. When none does, the result is empty and not null: PowerShell completes the
    /// names of files after null.</summary>
    public static IEnumerable<CompletionResult> Matching(string wordToComplete, IEnumerable<Candidate> candidates)
    {
        string word = wordToComplete.Trim('\'', '"');
        return candidates.Where(candidate => candidate.StartsWith(word)).Select(candidate => new CompletionResult(
            Quoted(candidate.Value), Printable.Text(candidate.Text), CompletionResultType.ParameterValue,
            Printable.Text(candidate.Description)));
    }

    /// <summary>The values, or none when reading them fails, because a completer must not throw.</summary>
    public static IEnumerable<T> OrEmpty<T>(Func<IEnumerable<T>> values)
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
    public static IEnumerable<Candidate> FromService(
        string key, Func<CancellationToken, Task<IReadOnlyList<Candidate>>> read) => OrEmpty(() =>
    {
        if (s_cache.TryGetValue(key, out (long ReadAt, Candidate[] Values) cached)
            && TimeProvider.System.GetElapsedTime(cached.ReadAt) < s_cacheLifetime)
        {
            return cached.Values;
        }

        using CancellationTokenSource timeout = new(s_timeout);
        Task<IReadOnlyList<Candidate>> list = Task.Run(() => read(timeout.Token), timeout.Token);
        if (!list.Wait(s_timeout)) return [];
        Candidate[] values = [.. list.Result];
        s_cache[key] = (TimeProvider.System.GetTimestamp(), values);
        return values;
    });

    /// <summary>Lists existing resources of a kind, up to 200.</summary>
    public static async Task<IReadOnlyList<Candidate>> ListAsync(
        string resource, ServiceSession session, ResultScope scope, CancellationToken cancellationToken)
    {
        CallContext context = new(session, null, cancellationToken);
        return await ResourceTable.Find(resource)!.ListKeysAsync(context, scope).Take(MaxKeys)
            .Select(listed => new Candidate(listed.Key)
            {
                Text = listed.Name ?? listed.Key,
                Description = listed.Name is null ? listed.Key : $"{listed.Name}: {listed.Key}",
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first connection of -Connection, else the session's default connection.</summary>
    public static TConnection? Connection<TConnection>(IDictionary bound)
        where TConnection : ServiceConnection
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        return ParameterConversion.Unwrap(bound["Connection"]) switch
        {
            TConnection connection => connection,
            string name => session.All.FirstOrDefault(known => known.Name is { } candidate && Wildcard.IsMatch(name, candidate)),
            IList { Count: > 0 } items => Connection<TConnection>(new Hashtable { ["Connection"] = items[0] }),
            _ => session.Default,
        };
    }

    /// <summary>The full path of an existing file or folder. The location of the session is not the one of the process.</summary>
    public static string FullPath(string path)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        _ = shell.AddCommand("Microsoft.PowerShell.Management\\Resolve-Path").AddParameter("Path", path);
        return shell.Invoke<PathInfo>()[0].ProviderPath;
    }

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
