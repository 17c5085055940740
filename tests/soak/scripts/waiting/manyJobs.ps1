# Starts very many jobs and waits for them, in one pipeline and in two; prints what came of it as JSON.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count
)

Set-StrictMode -Version 3
Import-Module NeptuneMl
$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned -MaxAttempts 12

function Measure-Wait([scriptblock] $Pipeline) {
    $process = Get-Process -Id $PID
    $cpu, $watch = $process.TotalProcessorTime, [Diagnostics.Stopwatch]::StartNew()
    $failures = $warnings = @()
    $ids = @(. $Pipeline | ForEach-Object Id)
    $process.Refresh()
    [ordered] @{
        Reported   = $ids.Count
        Distinct   = [Collections.Generic.HashSet[string]]::new([string[]] $ids).Count
        Seconds    = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
        CpuSeconds = [Math]::Round(($process.TotalProcessorTime - $cpu).TotalSeconds, 1)
        PeakMB     = [Math]::Round($process.PeakWorkingSet64 / 1MB)
        Warnings   = @($warnings).Count
        Failed     = @($failures).Count
        Failures   = @($failures | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Select-Object -First 5)
    }
}

function Get-Input([string] $Prefix) {
    1..$Count | ForEach-Object { [pscustomobject] @{ Id = "$Prefix-$_"; InputDataS3Location = 's3://bucket/export'; ProcessedDataS3Location = "s3://bucket/processed/$_" } }
}

$limit = @{ ThrottleLimit = 16; ErrorVariable = '+failures'; ErrorAction = 'SilentlyContinue'; WarningVariable = '+warnings'; WarningAction = 'SilentlyContinue' }
[ordered] @{
    StartAndWait = Measure-Wait { Get-Input one | Start-NeptuneMLDataProcessingJob @limit -Wait }
    Wait         = Measure-Wait { Get-Input two | Start-NeptuneMLDataProcessingJob @limit | Wait-NeptuneMLJob @limit }
} | ConvertTo-Json -Depth 3 -Compress
