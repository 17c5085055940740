<#
.SYNOPSIS
    Runs the module for minutes against an emulator that fails in every way it can, and shows what was lost, done twice or hung.
.DESCRIPTION
    Prints a table, and ends with exit code 1 when anything in its last three columns is not 0. Needs the built module on the
    module path, and the emulator and the fuzzer built.
#>
param(
    [Parameter(Mandatory)] [string] $EmulatorPath,
    [Parameter(Mandatory)] [string] $FuzzPath,
    [int] $Lifecycles = 500,
    [int] $CleanRoomsLifecycles = 200,
    [int] $Kills = 50,
    [int] $KilledLifecycles = 60,
    [int] $Responses = 100000,
    [int] $Workflows = 1000,
    [int] $WorkflowKills = 200,
    [int] $Publications = 100,
    [int] $PublicationKills = 100
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
foreach ($module in 'Lifecycles', 'Emulator', 'Scripts', 'Graphs') { Import-Module (Join-Path $PSScriptRoot "support/$module.psm1") }
foreach ($part in 'Waiting', 'Responses', 'Parameters', 'Workflows', 'Publications') { . (Join-Path $PSScriptRoot "parts/$part.ps1") }

# Rows of the table. A part that cannot be measured is one too, so that the others are not lost with it.
function Measure-Part([string] $Name, [scriptblock] $Part) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    try {
        & $Part
    }
    catch {
        [pscustomobject] @{ Part = $Name; Injected = ''; Saw = "not measured: $_"; Duplicates = 0; Lost = 1; Hangs = 0 }
    }
    Write-Host ('{0}: {1:0} s' -f $Name, $clock.Elapsed.TotalSeconds)
}

$rows = @(
    Measure-Part 'lifecycles' {
        Invoke-Measurement $EmulatorPath (Get-Lifecycle | ForEach-Object {
                @{ Part = 'Measure-Fault'; Lifecycle = $_; Size = @{ Count = $_.Service -eq 'neptune' ? $Lifecycles : $CleanRoomsLifecycles } }
                @{ Part = 'Measure-Kill'; Lifecycle = $_; Size = @{ Count = $KilledLifecycles; Kills = $Kills } }
            })
    }
    Measure-Part 'workflows' { Measure-WorkflowBatch $EmulatorPath -Count $Workflows -Kills $WorkflowKills }
    Measure-Part 'publications' { Measure-Publication $EmulatorPath -Count $Publications -Kills $PublicationKills }
    Measure-Part 'waiting' { Measure-Waiting $EmulatorPath -Jobs (20 * $Lifecycles) -Stops $Kills }
    Measure-Part 'responses' { Measure-Response $FuzzPath $Responses }
    Measure-Part 'arguments' { Measure-Parameter -Seconds (10 + $Kills) }
)
$columns = @(
    @{ Name = 'Part'; Expression = 'Part'; Width = 44 }
    @{ Name = 'Injected'; Expression = 'Injected'; Width = 52 }
    @{ Name = 'Saw'; Expression = 'Saw'; Width = 60 }
    @{ Name = 'Duplicates'; Expression = 'Duplicates'; Width = 10 }
    @{ Name = 'Lost'; Expression = 'Lost'; Width = 4 }
    @{ Name = 'Hangs'; Expression = 'Hangs'; Width = 5 }
)
$rows | Format-Table $columns -Wrap | Out-String -Width 180 | Write-Host
exit [int] [bool] ($rows | Where-Object { $_.Duplicates -ne 0 -or $_.Lost -ne 0 -or $_.Hangs -ne 0 })
