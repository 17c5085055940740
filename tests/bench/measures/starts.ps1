# Starts jobs and waits for them through one pipeline, twice: the first time pays for what is loaded once, the second shows what is kept.
param([string] $ModulePath, [string] $Url, [int] $Count)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/../support/Memory.ps1"
Import-Module $ModulePath
$null = Connect-NeptuneML -EndpointUrl $Url -Region us-east-1

function Invoke-Lifecycles {
    $ended = 1..$Count |
        ForEach-Object { [pscustomobject]@{ InputDataS3Location = "s3://amzn-s3-demo-bucket/export/$_" } } |
        Start-NeptuneMLDataProcessingJob -ProcessedDataS3Location s3://amzn-s3-demo-bucket/processed -ThrottleLimit 16 -Wait -PollSeconds 0.25 |
        Measure-Object
    if ($ended.Count -ne $Count) { throw "$($ended.Count) of $Count jobs came out." }
}

Invoke-Lifecycles
$before = Get-HeldMemory
$watch = [Diagnostics.Stopwatch]::StartNew()
Invoke-Lifecycles
$seconds = $watch.Elapsed.TotalSeconds
$after = Get-HeldMemory

@{
    seconds         = $seconds
    growthMb        = $after.WorkingSet - $before.WorkingSet
    managedGrowthMb = $after.Managed - $before.Managed
} | ConvertTo-Json -Compress
