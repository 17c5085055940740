using NeptuneMl.Permissions;

namespace NeptuneMl.Completion;

/// <summary>Completes the names of the module's cmdlets.</summary>
internal sealed class CmdletNameCompleter() : NameCompleter(() => CmdletTable.All.Keys);
