<#
.SYNOPSIS
    Runs the module for minutes against an emulator that fails in every way it can, and shows what was lost, done twice or hung.
.DESCRIPTION
    Prints a table, and ends with exit code 1 when anything in its last three columns is not 0. Needs the built module on the
    module path, and the emulator built.
#>
param(
    [Parameter(Mandatory)] [string] $EmulatorPath,
    [int] $Lifecycles = 500,
    [int] $Kills = 50,
    [int] $KilledLifecycles = 60
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'support/Emulator.psm1')
. (Join-Path $PSScriptRoot 'parts/Faults.ps1')
. (Join-Path $PSScriptRoot 'parts/Killed.ps1')

$rows = @(
    Measure-Fault $EmulatorPath $Lifecycles
    Measure-Kill $EmulatorPath $KilledLifecycles $Kills
)
$rows | Format-Table -Wrap | Out-String -Width 180 | Write-Host
exit [int] [bool] ($rows | Where-Object { $_.Duplicates -ne 0 -or $_.Lost -ne 0 -or $_.Hangs -ne 0 })
