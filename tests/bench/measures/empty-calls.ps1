# What the engine takes to run a cmdlet that does nothing: a share of every call that no module can avoid.
param([string] $ModulePath, [int] $Calls, [int] $Batches, [int] $WarmUp)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath

function Invoke-Nothing([int] $Count) {
    for ($done = 0; $done -lt $Count; $done++) { $null = Get-NothingAtAll }
}

Invoke-Nothing $WarmUp
$allocated = [GC]::GetTotalAllocatedBytes()
$timings = foreach ($batch in 1..$Batches) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    Invoke-Nothing $Calls
    $watch.Elapsed.TotalMicroseconds / $Calls
}
@{
    microseconds = @($timings)
    bytesPerCall = [long] (([GC]::GetTotalAllocatedBytes() - $allocated) / ($Calls * $Batches))
} | ConvertTo-Json -Compress
