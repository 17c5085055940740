<#
.SYNOPSIS
    Runs the Pester suites of this folder. build.ps1 starts it in a fresh PowerShell that has the built module on its module path.
#>
[CmdletBinding()]
param(
    # Where to write the counts, as JSON.
    [Parameter(Mandatory)]
    [string] $ResultPath,

    # Only the tests whose full name contains this text.
    [string] $Filter,

    # Without the tests that have one of these tags.
    [string[]] $ExcludeTag = @()
)

$ErrorActionPreference = 'Stop'
Import-Module Pester

# What suites add to the last lines of the run.
$global:RunNotes = @()

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ([Console]::IsOutputRedirected) {
    $configuration.Output.RenderMode = 'Plaintext'
}
$configuration.Filter.ExcludeTag = $ExcludeTag
if ($Filter) {
    $configuration.Filter.FullName = "*$Filter*"
}

# Everything that is said in the whole run, to the screen or in an exception, caught or not, is looked through for secrets.
. $PSScriptRoot/Support/SecretWatch.ps1
$watch = [NeptuneMl.Tests.SecretWatch]::Current
$transcript = [IO.Path]::ChangeExtension($ResultPath, '.transcript.txt')
$null = Start-Transcript $transcript
try {
    $run = Invoke-Pester -Configuration $configuration
}
finally {
    $null = Stop-Transcript
}

$told = @{
    'the transcript' = Get-Content $transcript -Raw
    'exceptions'     = $watch.ExceptionTexts -join "`n"
    'error records'  = $Error | ForEach-Object { "$_"; "$($_.Exception)"; "$($_.ErrorDetails)"; $_.TargetObject } | Format-List * -Force | Out-String -Width 4096
    'the history'    = (Get-History).CommandLine -join "`n"
}
$leaks = @(foreach ($place in $told.Keys) { $watch.FindIn($told[$place]) | ForEach-Object { "$_ in $place" } })
$leaks | ForEach-Object { Write-Host "A secret was shown: $_" -ForegroundColor Red }
Write-Host ("Secrets shown: {0}, in {1} characters of transcript, {2} texts of exceptions, {3} error records and {4} lines of history." -f
    $leaks.Count, $told.'the transcript'.Length, $watch.ExceptionTexts.Count, $Error.Count, @(Get-History).Count)

$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount + [int] ($leaks.Count -gt 0)
$global:RunNotes += $run.Skipped |
    Group-Object { "$($_.ErrorRecord)" -replace '^is skipped, because ' } |
    ForEach-Object { "Skipped: $($_.Count) Pester tests. $($_.Name)" }
@{ Passed = $run.PassedCount + [int] ($leaks.Count -eq 0); Failed = $failed; Skipped = $run.SkippedCount + $run.InconclusiveCount; Notes = @($global:RunNotes) } |
    ConvertTo-Json |
    Set-Content $ResultPath
exit [int] ($failed -gt 0)
