# Broken responses to every operation: a whole result or one failure, and never anything else.
function Measure-Response([string] $FuzzPath, [int] $Count) {
    $seed = Get-Random -Maximum 1000000000
    $faults = $null
    $report = dotnet $FuzzPath --cases $Count --seed $seed 2>&1 |
        ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $faults += "$_`n" } else { $_ } } |
        Select-Object -Last 1 | ConvertFrom-Json -AsHashtable
    if ($faults) {
        Write-Host $faults
    }
    # As a hashtable, because codes may differ in case only.
    $kinds = $report ? @($report.Kinds.GetEnumerator() | Sort-Object Value -Descending | Select-Object -First 6 | ForEach-Object { "$($_.Value) $($_.Key)" }) : @()
    return [pscustomobject] @{
        Part       = 'malformed responses of all operations'
        Injected   = "$(${report}?.Cases) responds with structure, bytes, errors, heads and pages broken, seed $seed, in $(${report}?.Seconds) s"
        Saw        = "$($kinds -join ', '), …; at most $(${report}?.PeakMegabytes) MB"
        Duplicates = 0
        Lost       = $report ? $report.Faults - $report.Hangs : $Count
        Hangs      = $report ? $report.Hangs : 1
    }
}
