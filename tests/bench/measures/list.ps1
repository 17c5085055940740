# Streams a long list through the pipeline and says by how much the process has grown.
param([string] $ModulePath, [string] $Url, [string] $MembershipId, [int] $Expected)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/../support/Memory.ps1"
Import-Module $ModulePath
$null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1

# What the first pages compile and allocate once is not growth with the list's length.
$null = Get-CleanRoomsTrainedModel -MembershipIdentifier $MembershipId | Select-Object -First 2000 | Measure-Object
$before = Get-HeldMemory

$watch = [Diagnostics.Stopwatch]::StartNew()
$count = (Get-CleanRoomsTrainedModel -MembershipIdentifier $MembershipId | Measure-Object).Count
$seconds = $watch.Elapsed.TotalSeconds
$after = Get-HeldMemory
if ($count -ne $Expected) { throw "The list has $count models, not $Expected." }

@{
    seconds       = $seconds
    growthMb      = $after.WorkingSet - $before.WorkingSet
    peakGrowthMb  = $after.Peak - $before.WorkingSet
    managedGrowthMb = $after.Managed - $before.Managed
} | ConvertTo-Json -Compress
