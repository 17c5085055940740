# Waits for jobs while the keys in the environment expire again and again, and are renewed only a while later; prints what came
# of it as JSON.
param(
    [Parameter(Mandatory)] [int] $Count,
    [Parameter(Mandatory)] [double] $Seconds,
    [int] $PatienceSeconds = 60
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
. (Join-Path $PSScriptRoot '../../../Pester/Support/ExpiringKeys.ps1')

$keys = [array]::CreateInstance((Get-EmulatorType SigningCredential), 200)
foreach ($number in 0..199) { $keys[$number] = New-Key $number }
$server = Start-KeyedEmulator $keys $Seconds
Set-EnvironmentKey $keys[0]

$null = Connect-NeptuneML $server.BaseAddress -Region us-east-1
$jobs = 1..$Count | ForEach-Object { Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id "expiry-$_" }

$session = [powershell]::Create()
$output = [Management.Automation.PSDataCollection[psobject]]::new()
$running = $session.AddScript(@'
    param($Jobs)
    Import-Module NeptuneMl
    $Jobs | Wait-NeptuneMLJob -PollSeconds 0.1
'@).AddArgument($jobs).BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)

$clock = [Diagnostics.Stopwatch]::StartNew()
$expired = 0
while (-not $running.AsyncWaitHandle.WaitOne(700) -and $clock.Elapsed.TotalSeconds -lt $PatienceSeconds -and $expired -lt 199) {
    $keys[$expired] = New-Key $expired ([datetimeoffset]::MinValue)
    $null = $running.AsyncWaitHandle.WaitOne(300)
    Set-EnvironmentKey $keys[++$expired]
}

[ordered] @{
    Expired  = $expired
    Reported = $output.Count
    Distinct = @($output | ForEach-Object Id | Sort-Object -Unique).Count
    Warnings = $session.Streams.Warning.Count
    Failed   = $session.Streams.Error.Count
    Failures = @($session.Streams.Error | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Select-Object -First 5)
} | ConvertTo-Json -Compress
