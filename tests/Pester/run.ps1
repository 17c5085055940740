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
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ([Console]::IsOutputRedirected) {
    $configuration.Output.RenderMode = 'Plaintext'
}
if ($Filter) {
    $configuration.Filter.FullName = "*$Filter*"
}

$run = Invoke-Pester -Configuration $configuration
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
@{ Passed = $run.PassedCount; Failed = $failed; Skipped = $run.SkippedCount + $run.InconclusiveCount } |
    ConvertTo-Json |
    Set-Content $ResultPath
exit [int] ($failed -gt 0)
