# Reads training jobs over one connection: one after the other with a concurrency of 1, else piped in. Microseconds a call, batch by batch.
param([string] $ModulePath, [string] $Url, [int] $Calls, [int] $Batches, [int] $WarmUp, [int] $Concurrency)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
$null = Connect-NeptuneML -EndpointUrl $Url -Region us-east-1

function Invoke-Sequential([int] $Count) {
    $id = 'bench-00000'
    for ($done = 0; $done -lt $Count; $done++) { $null = Get-NeptuneMLTrainingJob -Id $id }
}

function Invoke-Piped([string[]] $Ids) {
    $null = $Ids | Get-NeptuneMLTrainingJob -ThrottleLimit $Concurrency
}

function New-Ids([int] $Count) {
    [string[]] $ids = for ($index = 0; $index -lt $Count; $index++) { 'bench-{0:00000}' -f ($index % 2000) }
    return , $ids
}

# A wrong response must not count as a fast one.
$wanted = New-Ids 50
$read = @($wanted | Get-NeptuneMLTrainingJob -ThrottleLimit $Concurrency)
if (Compare-Object $wanted $read.Id -SyncWindow 0) { throw 'The jobs read are not the jobs asked for.' }
if ($read.Where({ $_.Status -ne 'Completed' })) { throw 'The jobs read have not completed.' }

$ids = New-Ids $Calls
$invoke = $Concurrency -eq 1 ? { Invoke-Sequential $Calls } : { Invoke-Piped $ids }
for ($done = 0; $done -lt $WarmUp; $done += $Calls) { & $invoke }

$allocated = [GC]::GetTotalAllocatedBytes()
$timings = foreach ($batch in 1..$Batches) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    & $invoke
    $watch.Elapsed.TotalMicroseconds / $Calls
}
@{
    microseconds = @($timings)
    bytesPerCall = [long] (([GC]::GetTotalAllocatedBytes() - $allocated) / ($Calls * $Batches))
} | ConvertTo-Json -Compress
